namespace DeepLearning;

/// <summary>Adam (Kingma and Ba, 2015): steps scaled by running averages of the gradient and of its square.</summary>
public sealed class Adam : Optimizer
{
    readonly float beta1, beta2, epsilon;
    readonly float[][] means, squares;

    /// <summary>An optimiser with PyTorch's defaults.</summary>
    public Adam(IEnumerable<Tensor> parameters, float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f)
        : base(parameters, learningRate)
    {
        (this.beta1, this.beta2, this.epsilon) = (beta1, beta2, epsilon);
        means = [.. Parameters.Select(parameter => new float[parameter.Length])];
        squares = [.. Parameters.Select(parameter => new float[parameter.Length])];
    }

    /// <inheritdoc/>
    protected override void Update(int index, Span<float> values, ReadOnlySpan<float> gradient)
    {
        Span<float> mean = means[index], square = squares[index];
        float step = (float)(LearningRate / (1 - Math.Pow(beta1, Steps))), root = (float)Math.Sqrt(1 - Math.Pow(beta2, Steps));
        for (int i = 0; i < values.Length; i++)
        {
            mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
            square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
            values[i] -= step * mean[i] / (MathF.Sqrt(square[i]) / root + epsilon);
        }
    }
}
