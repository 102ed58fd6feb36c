namespace DeepLearning;

/// <summary>One thing that an action may lead to.</summary>
/// <param name="Probability">How likely it is.</param>
/// <param name="State">The next state.</param>
/// <param name="Reward">The reward of the step.</param>
/// <param name="Terminated">Whether the task ends there.</param>
public readonly record struct Outcome(double Probability, int State, double Reward, bool Terminated);

/// <summary>
/// An environment with finitely many states and actions whose rules are known: a Markov decision process, which can be solved without
/// acting (<see cref="DynamicProgramming"/>) or learned by acting (<see cref="TabularLearning"/>).
/// </summary>
public abstract class TabularEnvironment : EpisodicEnvironment
{
    /// <summary>An environment with so many states and actions.</summary>
    protected TabularEnvironment(int states, int actions, int maxSteps) : base(maxSteps)
    {
        (Observations, Actions) = (new DiscreteSpace(states), new DiscreteSpace(actions));
        (StateCount, ActionCount) = (states, actions);
    }

    /// <summary>The number of states.</summary>
    public int StateCount { get; }

    /// <summary>The number of actions.</summary>
    public int ActionCount { get; }

    /// <summary>The state in which the agent is; setting it begins an episode there.</summary>
    public int State
    {
        get;
        set
        {
            field = value;
            Resume();
        }
    }

    /// <inheritdoc/>
    public sealed override Space Observations { get; }

    /// <inheritdoc/>
    public sealed override Space Actions { get; }

    /// <summary>Everything that an action in a state may lead to; the probabilities sum to 1.</summary>
    public abstract IReadOnlyList<Outcome> Outcomes(int state, int action);

    /// <summary>The state in which an episode begins.</summary>
    protected abstract int Start { get; }

    /// <inheritdoc/>
    protected override void Begin() => State = Start;

    /// <inheritdoc/>
    protected override (double Reward, bool Terminated) Act(ReadOnlySpan<float> action)
    {
        double chance = Random.NextDouble();
        IReadOnlyList<Outcome> outcomes = Outcomes(State, (int)action[0]);
        Outcome chosen = outcomes[^1];
        foreach (Outcome outcome in outcomes)
            if ((chance -= outcome.Probability) < 0)
            {
                chosen = outcome;
                break;
            }

        State = chosen.State;
        return (chosen.Reward, chosen.Terminated);
    }

    /// <inheritdoc/>
    protected override float[] Observe() => [State];
}
