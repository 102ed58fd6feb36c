namespace DeepLearning;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer, 2011): s ← s + g²; w ← w − η g / (√s + ε). Weights that moved much move ever less.
/// </summary>
/// <remarks>Semantics of PyTorch's <c>optim.Adagrad</c>: with decay δ the rate of step t is η / (1 + (t − 1)δ).</remarks>
public sealed class Adagrad(IEnumerable<Tensor> parameters, float learningRate = 0.01f, float learningRateDecay = 0, float weightDecay = 0, float epsilon = 1e-10f)
    : Optimizer(parameters, learningRate, weightDecay, memoriesPerWeight: 1)
{
    /// <inheritdoc/>
    protected override void Update(ParameterGroup group, Span<float> weights, ReadOnlySpan<float> gradient, float[][] memories)
    {
        float rate = group.LearningRate / (1 + (Steps - 1) * learningRateDecay);
        UpdateKernel.Run(new Rule(rate, group.WeightDecay, epsilon), weights, gradient, memories);
    }

    private readonly struct Rule(float rate, float decay, float epsilon) : IUpdateRule
    {
        public static int Memories => 1;

        public V Apply<V>(V w, V g, ref V squares, ref V b, ref V c) where V : struct, ISimd<V>
        {
            g += V.All(decay) * w;
            squares += g * g;
            return w - V.All(rate) * g / (V.Sqrt(squares) + V.All(epsilon));
        }
    }
}
