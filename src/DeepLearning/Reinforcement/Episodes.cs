namespace DeepLearning;

/// <summary>Plays whole episodes and adds up what they earn.</summary>
public static class Episodes
{
    /// <summary>The undiscounted reward of each of some episodes.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="policy">From an observation to an action.</param>
    /// <param name="count">How many episodes.</param>
    /// <param name="seed">The seed of the first; the others follow from it.</param>
    /// <example><code>
    /// double[] rewards = Episodes.Play(new CartPole(), state => [state[2] > 0 ? 1 : 0], count: 3, seed: 1);
    /// Console.WriteLine(rewards.Length);   // 3
    /// </code></example>
    public static double[] Play(IEnvironment environment, Func<float[], float[]> policy, int count, ulong seed = 0)
    {
        var rewards = new double[count];
        for (int episode = 0; episode < count; episode++)
        {
            float[] observation = environment.Reset(episode == 0 ? seed : null);
            for (bool over = false; !over;)
            {
                StepResult next = environment.Step(policy(observation));
                (observation, over) = (next.Observation, next.IsOver);
                rewards[episode] += next.Reward;
            }
        }

        return rewards;
    }

    internal static float[] Greedy(Module scores, float[] observation)
    {
        using var off = Tensor.NoGrad();
        return [Sampling.Greedy(scores.Forward(new Tensor(observation, 1, observation.Length)).Data)];
    }

    internal static int DiscreteActions(IEnvironment environment, string agent) =>
        environment.Actions is DiscreteSpace actions ? actions.Count
        : throw new ArgumentException(
            Invariant($"{agent}: chooses among numbered actions, but {environment.GetType().Name} takes ") +
            Invariant($"{environment.Actions.Size} real numbers."), nameof(environment));

    internal static Tensor Rows(IReadOnlyList<float[]> rows) => new([.. rows.SelectMany(r => r)], rows.Count, rows[0].Length);
}

/// <summary>What an agent's training gave.</summary>
/// <param name="EpisodeRewards">The undiscounted reward of each finished episode.</param>
/// <param name="Steps">Steps acted in all.</param>
public sealed record AgentHistory(IReadOnlyList<double> EpisodeRewards, int Steps)
{
    /// <summary>The mean reward of the last episodes, 100 or as many as there are.</summary>
    public double RecentMean => EpisodeRewards.TakeLast(100).DefaultIfEmpty(double.NaN).Average();
}
