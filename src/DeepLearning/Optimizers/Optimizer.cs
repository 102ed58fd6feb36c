namespace DeepLearning;

/// <summary>Changes parameters step by step so that the loss falls, from the gradients that <see cref="Tensor.Backward"/> left on them.</summary>
/// <example><code>
/// optimizer.ZeroGrad();
/// loss.Forward(model.Forward(x), y).Backward();
/// optimizer.Step();
/// </code></example>
public abstract class Optimizer
{
    /// <summary>An optimiser of the given parameters.</summary>
    protected Optimizer(IEnumerable<Tensor> parameters, float learningRate)
    {
        Parameters = [.. parameters];
        if (Parameters.Count == 0) throw new ArgumentException($"{GetType().Name}: there are no parameters to train.", nameof(parameters));
        LearningRate = learningRate;
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Tensor> Parameters { get; }

    /// <summary>The size of a step, η.</summary>
    public float LearningRate { get; set; }

    /// <summary>The number of steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Changes every parameter that has a gradient.</summary>
    public void Step()
    {
        Steps++;
        for (int i = 0; i < Parameters.Count; i++)
            if (Parameters[i].Grad is { } gradient) Update(i, Parameters[i].Data, gradient.Data);
    }

    /// <summary>Forgets all gradients; call it before each backward pass.</summary>
    public void ZeroGrad()
    {
        foreach (Tensor parameter in Parameters) parameter.ZeroGrad();
    }

    /// <summary>Changes one parameter.</summary>
    /// <param name="index">Its place in <see cref="Parameters"/>.</param>
    /// <param name="values">Its values, to be written.</param>
    /// <param name="gradient">dL/d(parameter).</param>
    protected abstract void Update(int index, Span<float> values, ReadOnlySpan<float> gradient);
}
