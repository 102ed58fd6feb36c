namespace DeepLearning;

/// <summary>
/// An environment that an agent acts in, step by step, after Farama's Gymnasium: the same meaning of every member, and for the named
/// environments the same constants and equations. A discrete state or action is one float that holds a whole number.
/// </summary>
/// <example><code>
/// IEnvironment environment = new CartPole();
/// float[] state = environment.Reset(seed: 1);
/// StepResult next = environment.Step(1);
/// Console.WriteLine($"{next.Reward} {next.Terminated}");   // 1 False
/// </code></example>
public interface IEnvironment
{
    /// <summary>What observations look like.</summary>
    Space Observations { get; }

    /// <summary>What actions look like.</summary>
    Space Actions { get; }

    /// <summary>Begins an episode and gives its first observation.</summary>
    /// <param name="seed">When given, makes this and later episodes repeatable.</param>
    float[] Reset(ulong? seed = null);

    /// <summary>Acts once.</summary>
    /// <param name="action">A member of <see cref="Actions"/>.</param>
    /// <exception cref="ArgumentException">The action is no member of <see cref="Actions"/>.</exception>
    /// <exception cref="InvalidOperationException">The episode is over or was never begun: call <see cref="Reset"/>.</exception>
    StepResult Step(params ReadOnlySpan<float> action);
}

/// <summary>What an action led to.</summary>
/// <param name="Observation">What the agent sees now.</param>
/// <param name="Reward">The reward of the step.</param>
/// <param name="Terminated">Whether the task has ended, by success or failure: what comes after is worth nothing.</param>
/// <param name="Truncated">Whether the time is up: the episode stops, but the state has a future and a value.</param>
public readonly record struct StepResult(float[] Observation, float Reward, bool Terminated, bool Truncated)
{
    /// <summary>Whether the episode is over for either reason.</summary>
    public bool IsOver => Terminated || Truncated;
}

/// <summary>A set of observations or actions.</summary>
public abstract record Space
{
    /// <summary>How many floats a member has.</summary>
    public abstract int Size { get; }

    /// <summary>Whether the floats are a member.</summary>
    public abstract bool Contains(ReadOnlySpan<float> member);

    /// <summary>A member drawn at random.</summary>
    public abstract float[] Sample(RandomGenerator generator);
}

/// <summary>The whole numbers 0 … <paramref name="Count"/> − 1.</summary>
/// <param name="Count">How many there are.</param>
public sealed record DiscreteSpace(int Count) : Space
{
    /// <inheritdoc/>
    public override int Size => 1;

    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<float> member) =>
        member.Length == 1 && member[0] >= 0 && member[0] < Count && member[0] == MathF.Floor(member[0]);

    /// <inheritdoc/>
    public override float[] Sample(RandomGenerator generator) => [generator.NextInt32(Count)];
}

/// <summary>Vectors whose components lie between bounds, both included; a bound may be infinite.</summary>
/// <param name="Low">The smallest value of each component.</param>
/// <param name="High">The largest value of each component.</param>
public sealed record BoxSpace(float[] Low, float[] High) : Space
{
    /// <inheritdoc/>
    public override int Size => Low.Length;

    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<float> member)
    {
        if (member.Length != Low.Length) return false;
        for (int i = 0; i < Low.Length; i++)
            if (!(member[i] >= Low[i] && member[i] <= High[i])) return false;
        return true;
    }

    /// <summary>A vector drawn evenly between the bounds; a component without bounds is drawn from the standard normal.</summary>
    public override float[] Sample(RandomGenerator generator) => [.. Low.Select((low, i) =>
        float.IsFinite(low) && float.IsFinite(High[i]) ? low + (High[i] - low) * generator.NextSingle() : generator.NextNormal())];
}
