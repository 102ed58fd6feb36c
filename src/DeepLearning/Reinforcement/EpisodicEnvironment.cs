namespace DeepLearning;

/// <summary>What all environments here share: a seeded generator, the check of actions, the time limit, the end of an episode.</summary>
public abstract class EpisodicEnvironment : IEnvironment
{
    private bool _isRunning;
    private int _steps;

    /// <summary>An environment whose episodes stop after some steps.</summary>
    /// <param name="maxSteps">Steps after which an episode is truncated; 0 for no limit.</param>
    protected EpisodicEnvironment(int maxSteps) => MaxSteps = maxSteps;

    /// <inheritdoc/>
    public abstract Space Observations { get; }

    /// <inheritdoc/>
    public abstract Space Actions { get; }

    /// <summary>Steps after which an episode is truncated; 0 for no limit.</summary>
    public int MaxSteps { get; }

    /// <summary>The source of the environment's randomness.</summary>
    protected RandomGenerator Random { get; private set; } = RandomGenerator.Default;

    /// <inheritdoc/>
    public float[] Reset(ulong? seed = null)
    {
        if (seed is { } value) Random = new RandomGenerator(value);
        (_isRunning, _steps) = (true, 0);
        Begin();
        return Observe();
    }

    /// <inheritdoc/>
    public StepResult Step(params ReadOnlySpan<float> action)
    {
        Throw.InvalidIf(!_isRunning, $"{GetType().Name}.Step: the episode is over or was never begun; call Reset() first.");
        Throw.ArgumentIf(!Actions.Contains(action),
            $"{GetType().Name}.Step: [{string.Join(", ", action.ToArray())}] is no action; actions are {Describe(Actions)}.",
            nameof(action));
        var (reward, terminated) = Act(action);
        bool truncated = !terminated && ++_steps == MaxSteps;
        _isRunning = !terminated && !truncated;
        return new StepResult(Observe(), (float)reward, terminated, truncated);
    }

    /// <summary>Draws the first state of an episode.</summary>
    protected abstract void Begin();

    /// <summary>Changes the state and gives the reward and whether the task has ended.</summary>
    protected abstract (double Reward, bool Terminated) Act(ReadOnlySpan<float> action);

    /// <summary>The present state as the agent sees it.</summary>
    protected abstract float[] Observe();

    /// <summary>A number drawn evenly between two bounds.</summary>
    protected double Uniform(double low, double high) => low + (high - low) * Random.NextDouble();

    /// <summary>Lets a test or a lesson set the state and go on from there.</summary>
    protected void Resume() => (_isRunning, _steps) = (true, 0);

    private static string Describe(Space space) => space switch
    {
        DiscreteSpace discrete => Invariant($"0 to {discrete.Count - 1}"),
        BoxSpace box => Invariant($"{box.Size} numbers from [{string.Join(", ", box.Low)}] to [{string.Join(", ", box.High)}]"),
        _ => space.ToString(),
    };
}
