namespace DeepLearning;

/// <summary>
/// Adam (Kingma and Ba, 2015): m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)g²; w ← w − η m̂ / (√ŝ + ε),
/// where m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) make up for starting from 0.
/// </summary>
/// <remarks>Weight decay λ adds λw to the gradient, as in PyTorch's <c>optim.Adam</c>; see <see cref="AdamW"/> for the other way.</remarks>
public class Adam : Optimizer
{
    private readonly float _beta1, _beta2, _epsilon;
    private readonly bool _decoupled;

    /// <summary>An optimiser with PyTorch's defaults.</summary>
    public Adam(IEnumerable<Tensor> parameters, float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0)
        : this(parameters, learningRate, beta1, beta2, epsilon, weightDecay, decoupled: false) { }

    private protected Adam(IEnumerable<Tensor> parameters, float learningRate, float beta1, float beta2, float epsilon, float weightDecay, bool decoupled)
        : base(parameters, learningRate, weightDecay, memoriesPerWeight: 2) =>
        (_beta1, _beta2, _epsilon, _decoupled) = (beta1, beta2, epsilon, decoupled);

    /// <inheritdoc/>
    protected override void Update(ParameterGroup group, Span<float> weights, ReadOnlySpan<float> gradient, float[][] memories)
    {
        float step = (float)(group.LearningRate / (1 - Math.Pow(_beta1, Steps)));
        float root = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, Steps)));
        float decay = _decoupled ? 0 : group.WeightDecay, shrink = _decoupled ? 1 - group.LearningRate * group.WeightDecay : 1;
        UpdateKernel.Run(new Rule(step, decay, shrink, _beta1, _beta2, root, _epsilon), weights, gradient, memories);
    }

    private readonly struct Rule(float step, float decay, float shrink, float beta1, float beta2, float root, float epsilon) : IUpdateRule
    {
        public static int Memories => 2;

        public V Apply<V>(V w, V g, ref V mean, ref V squares, ref V c) where V : struct, ISimd<V>
        {
            g += V.All(decay) * w;
            mean = V.All(beta1) * mean + V.All(1 - beta1) * g;
            squares = V.All(beta2) * squares + V.All(1 - beta2) * g * g;
            return w * V.All(shrink) - V.All(step) * mean / (V.Sqrt(squares) * V.All(root) + V.All(epsilon));
        }
    }
}

/// <summary>
/// Adam with weight decay kept apart from the gradient (Loshchilov and Hutter, 2019): w ← (1 − ηλ)w before Adam's step.
/// </summary>
public sealed class AdamW(IEnumerable<Tensor> parameters, float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0.01f)
    : Adam(parameters, learningRate, beta1, beta2, epsilon, weightDecay, decoupled: true);
