namespace DeepLearning;

/// <summary>
/// Changes parameters step by step so that the loss falls, from the gradients that <see cref="Tensor.Backward"/> left on them.
/// </summary>
/// <example><code>
/// optimizer.ZeroGrad();
/// loss.Forward(model.Forward(x), y).Backward();
/// optimizer.Step();
/// </code></example>
public abstract partial class Optimizer
{
    private readonly List<ParameterGroup> _groups = [];
    private readonly List<Tensor> _parameters = [];
    private readonly List<float[][]> _memories = [];
    private readonly int _memoriesPerWeight;
    private readonly float _weightDecay;

    /// <summary>An optimiser of the given parameters.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="learningRate">The size of a step, η.</param>
    /// <param name="weightDecay">How strongly weights are pulled towards 0.</param>
    /// <param name="memoriesPerWeight">How many numbers the optimiser remembers for each weight.</param>
    /// <exception cref="ArgumentException">There are no parameters, or one of them does not require a gradient.</exception>
    protected Optimizer(IEnumerable<Tensor> parameters, float learningRate, float weightDecay = 0, int memoriesPerWeight = 0)
    {
        _memoriesPerWeight = memoriesPerWeight;
        _weightDecay = weightDecay;
        AddGroup(parameters, learningRate, weightDecay);
    }

    /// <summary>Parameters that share a learning rate and a weight decay. There is at least one group.</summary>
    public IReadOnlyList<ParameterGroup> Groups => _groups;

    /// <summary>What is trained, all groups together.</summary>
    public IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>The size of a step, η, of the first group; setting it sets all groups.</summary>
    public float LearningRate
    {
        get => _groups[0].LearningRate;
        set
        {
            foreach (ParameterGroup group in _groups) group.LearningRate = value;
        }
    }

    /// <summary>The number of steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Adds parameters with a learning rate and weight decay of their own; null means those of the optimiser.</summary>
    /// <exception cref="ArgumentException">There are no parameters, one is already trained by this optimiser, or one does not require a
    /// gradient.</exception>
    public void AddGroup(IEnumerable<Tensor> parameters, float? learningRate = null, float? weightDecay = null)
    {
        Tensor[] added = [.. parameters];
        Throw.ArgumentIf(added.Length == 0, $"{GetType().Name}: there are no parameters to train.", nameof(parameters));
        if (learningRate is { } rate && !(rate >= 0))
            throw new ArgumentOutOfRangeException(
                nameof(learningRate), Invariant($"{GetType().Name}: learning rate {rate} is not 0 or more."));
        foreach (Tensor parameter in added)
        {
            Throw.ArgumentIf(!parameter.RequiresGrad || !parameter.IsLeaf,
                $"{GetType().Name}: a tensor of shape {parameter.Shape} is not a parameter; call RequireGrad() on it.", nameof(parameters));
            Throw.ArgumentIf(_parameters.Contains(parameter),
                $"{GetType().Name}: a parameter of shape {parameter.Shape} was given twice.", nameof(parameters));
            _parameters.Add(parameter);
            var memory = new float[_memoriesPerWeight][];
            for (int i = 0; i < memory.Length; i++) memory[i] = new float[parameter.Length];
            _memories.Add(memory);
        }
        _groups.Add(new ParameterGroup(added, learningRate ?? LearningRate, weightDecay ?? _weightDecay));
    }

    /// <summary>Changes every parameter that has a gradient.</summary>
    public void Step()
    {
        Steps++;
        int index = 0;
        for (int g = 0; g < _groups.Count; g++)
            for (int p = 0; p < _groups[g].Parameters.Count; p++, index++)
            {
                Tensor parameter = _groups[g].Parameters[p];
                if (parameter.OwnGrad is { } gradient) Update(_groups[g], parameter.Data, gradient.Data, _memories[index]);
            }
    }

    /// <summary>Forgets all gradients; call it before each backward pass.</summary>
    public void ZeroGrad()
    {
        foreach (Tensor parameter in _parameters) parameter.ZeroGrad();
    }

    /// <summary>One step down a loss that was just computed; its value.</summary>
    internal float Minimize(Tensor loss)
    {
        ZeroGrad();
        loss.Backward();
        Step();
        return loss.Item();
    }

    /// <summary>Changes one parameter.</summary>
    /// <param name="group">The rates that hold for it.</param>
    /// <param name="weights">Its values, to be written.</param>
    /// <param name="gradient">dL/d(parameter).</param>
    /// <param name="memories">What the optimiser remembers of it, as many arrays as it asked for, at first 0.</param>
    protected abstract void Update(ParameterGroup group, Span<float> weights, ReadOnlySpan<float> gradient, float[][] memories);
}
