namespace DeepLearning;

/// <summary>Gradient descent on batches: w ← w − η · dL/dw.</summary>
public sealed class Sgd(IEnumerable<Tensor> parameters, float learningRate = 0.01f) : Optimizer(parameters, learningRate)
{
    /// <inheritdoc/>
    protected override void Update(int index, Span<float> values, ReadOnlySpan<float> gradient)
    {
        for (int i = 0; i < values.Length; i++) values[i] -= LearningRate * gradient[i];
    }
}
