namespace DeepLearning;

/// <summary>
/// Gradient descent, plain or with momentum: v ← μv + (1 − τ)g; w ← w − ηv, or w ← w − η(g + μv) with Nesterov's look ahead.
/// Without momentum w ← w − ηg.
/// </summary>
/// <remarks>
/// On the whole data set it is batch gradient descent, on one example stochastic, on a few mini-batch gradient descent.
/// Weight decay λ adds λw to the gradient. Semantics of PyTorch's <c>optim.SGD</c>; v starts as the first gradient.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private readonly float _momentum, _dampening;
    private readonly bool _nesterov;

    /// <summary>Gradient descent on the given parameters.</summary>
    /// <exception cref="ArgumentException">Nesterov's form was asked for without momentum or with dampening.</exception>
    public Sgd(IEnumerable<Tensor> parameters, float learningRate = 0.01f, float momentum = 0, bool nesterov = false, float weightDecay = 0,
        float dampening = 0)
        : base(parameters, learningRate, weightDecay, momentum == 0 ? 0 : 1)
    {
        Throw.ArgumentIf(nesterov && (momentum <= 0 || dampening != 0),
            $"Sgd: Nesterov's form needs momentum above 0 and no dampening.", nameof(nesterov));
        (_momentum, _nesterov, _dampening) = (momentum, nesterov, dampening);
    }

    /// <inheritdoc/>
    protected override void Update(ParameterGroup group, Span<float> weights, ReadOnlySpan<float> gradient, float[][] memories)
    {
        if (_momentum == 0)
        {
            UpdateKernel.Run(new Plain(group.LearningRate, group.WeightDecay), weights, gradient, memories);
            return;
        }
        float keep = Steps == 1 ? 0 : _momentum, take = Steps == 1 ? 1 : 1 - _dampening;
        UpdateKernel.Run(
            new WithMomentum(group.LearningRate, group.WeightDecay, _momentum, keep, take, _nesterov), weights, gradient, memories);
    }

    private readonly struct Plain(float rate, float decay) : IUpdateRule
    {
        public static int Memories => 0;

        public V Apply<V>(V w, V g, ref V a, ref V b, ref V c) where V : struct, ISimd<V> => w - V.All(rate) * (g + V.All(decay) * w);
    }

    private readonly struct WithMomentum(float rate, float decay, float momentum, float keep, float take, bool nesterov) : IUpdateRule
    {
        public static int Memories => 1;

        public V Apply<V>(V w, V g, ref V velocity, ref V b, ref V c) where V : struct, ISimd<V>
        {
            g += V.All(decay) * w;
            velocity = V.All(keep) * velocity + V.All(take) * g;
            return w - V.All(rate) * (nesterov ? g + V.All(momentum) * velocity : velocity);
        }
    }
}
