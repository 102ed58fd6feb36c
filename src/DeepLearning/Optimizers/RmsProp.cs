namespace DeepLearning;

/// <summary>
/// RMSProp (Hinton's lecture of 2012): s ← αs + (1 − α)g²; w ← w − η g / (√s + ε). Steps are scaled by the recent size of the gradient.
/// </summary>
/// <remarks>
/// Semantics of PyTorch's <c>optim.RMSprop</c>: centred, it divides by the gradient's deviation, √(s − m²) with m its running mean;
/// with momentum μ, v ← μv + g / (√s + ε) and w ← w − ηv.
/// </remarks>
public sealed class RmsProp(IEnumerable<Tensor> parameters, float learningRate = 0.01f, float alpha = 0.99f, float epsilon = 1e-8f, float weightDecay = 0, float momentum = 0, bool centered = false)
    : Optimizer(parameters, learningRate, weightDecay, memoriesPerWeight: 3)
{
    /// <inheritdoc/>
    protected override void Update(ParameterGroup group, Span<float> weights, ReadOnlySpan<float> gradient, float[][] memories) =>
        UpdateKernel.Run(new Rule(group.LearningRate, group.WeightDecay, alpha, epsilon, momentum, centered ? 1 : 0), weights, gradient, memories);

    private readonly struct Rule(float rate, float decay, float alpha, float epsilon, float momentum, float centered) : IUpdateRule
    {
        public static int Memories => 3;

        public V Apply<V>(V w, V g, ref V squares, ref V mean, ref V velocity) where V : struct, ISimd<V>
        {
            g += V.All(decay) * w;
            squares = V.All(alpha) * squares + V.All(1 - alpha) * g * g;
            mean = V.All(alpha) * mean + V.All(1 - alpha) * g;
            V size = V.Sqrt(squares - V.All(centered) * mean * mean) + V.All(epsilon);
            velocity = V.All(momentum) * velocity + g / size;
            return w - V.All(rate) * velocity;
        }
    }
}
