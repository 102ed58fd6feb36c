namespace DeepLearning;

/// <summary>What learning by acting gave.</summary>
/// <param name="ActionValues">The value of every action in every state: [states, actions].</param>
/// <param name="EpisodeRewards">The undiscounted sum of rewards of each episode while learning.</param>
public sealed record TabularResult(double[,] ActionValues, IReadOnlyList<double> EpisodeRewards)
{
    /// <summary>The best action in each state; of equally good ones the first.</summary>
    public int[] Policy => [.. Enumerable.Range(0, ActionValues.GetLength(0)).Select(s => TabularLearning.Best(ActionValues, s))];
}

/// <summary>
/// Learns the values of actions by acting, without knowing the environment's rules. While learning, an action is random with
/// probability ε, else the best so far. Source: Sutton and Barto, <i>Reinforcement Learning</i>, second edition, chapters 5 and 6.
/// </summary>
public static class TabularLearning
{
    /// <summary>
    /// Q-learning (Watkins 1989): Q(s,a) ← Q(s,a) + α (r + γ max Q(s′,·) − Q(s,a)). Learns the best policy while exploring.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <param name="episodes">How many episodes to act.</param>
    /// <param name="discount">γ.</param>
    /// <param name="learningRate">α.</param>
    /// <param name="exploration">ε, over the course of the learning from 0 to 1.</param>
    /// <param name="generator">The source of randomness.</param>
    public static TabularResult QLearning(TabularEnvironment environment, int episodes, double discount = 0.99, double learningRate = 0.1,
        Func<double, double>? exploration = null, RandomGenerator? generator = null) =>
        TemporalDifference(environment, episodes, discount, learningRate, exploration, generator, onPolicy: false);

    /// <summary>
    /// SARSA (Rummery and Niranjan 1994): as Q-learning, but with the action really taken next. Learns the policy that it follows,
    /// exploration included.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <param name="episodes">How many episodes to act.</param>
    /// <param name="discount">γ.</param>
    /// <param name="learningRate">α.</param>
    /// <param name="exploration">ε, over the course of the learning from 0 to 1.</param>
    /// <param name="generator">The source of randomness.</param>
    public static TabularResult Sarsa(TabularEnvironment environment, int episodes, double discount = 0.99, double learningRate = 0.1,
        Func<double, double>? exploration = null, RandomGenerator? generator = null) =>
        TemporalDifference(environment, episodes, discount, learningRate, exploration, generator, onPolicy: true);

    /// <summary>First-visit Monte Carlo control: the value of an action is the mean of the returns after taking it.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="episodes">How many episodes to act.</param>
    /// <param name="discount">γ.</param>
    /// <param name="exploration">ε, over the course of the learning from 0 to 1.</param>
    /// <param name="generator">The source of randomness.</param>
    public static TabularResult MonteCarlo(TabularEnvironment environment, int episodes, double discount = 0.99,
        Func<double, double>? exploration = null, RandomGenerator? generator = null)
    {
        generator ??= RandomGenerator.Default;
        exploration ??= static _ => 0.1;
        var q = new double[environment.StateCount, environment.ActionCount];
        var visits = new int[environment.StateCount, environment.ActionCount];
        var rewards = new double[episodes];
        for (int episode = 0; episode < episodes; episode++)
        {
            double epsilon = exploration((double)episode / episodes);
            var path = new List<(int State, int Action, double Reward)>();
            int state = Begin(environment, episode, generator);
            for (bool over = false; !over;)
            {
                int action = Choose(q, state, epsilon, generator);
                StepResult next = environment.Step(action);
                path.Add((state, action, next.Reward));
                (state, over) = (environment.State, next.IsOver);
                rewards[episode] += next.Reward;
            }

            var first = new Dictionary<(int, int), int>();
            for (int t = 0; t < path.Count; t++) first.TryAdd((path[t].State, path[t].Action), t);
            double futureReturn = 0;
            for (int t = path.Count - 1; t >= 0; t--)
            {
                var (s, a, reward) = path[t];
                futureReturn = reward + discount * futureReturn;
                if (first[(s, a)] == t) q[s, a] += (futureReturn - q[s, a]) / ++visits[s, a];
            }
        }

        return new TabularResult(q, rewards);
    }

    /// <summary>The mean undiscounted reward of following a policy.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="policy">One action a state.</param>
    /// <param name="episodes">How many episodes to act.</param>
    /// <param name="seed">The seed of the environment.</param>
    public static double Play(TabularEnvironment environment, IReadOnlyList<int> policy, int episodes, ulong seed = 0)
    {
        double sum = 0;
        for (int episode = 0; episode < episodes; episode++)
        {
            environment.Reset(episode == 0 ? seed : null);
            for (bool over = false; !over;)
            {
                StepResult next = environment.Step(policy[environment.State]);
                (sum, over) = (sum + next.Reward, next.IsOver);
            }
        }

        return sum / episodes;
    }

    internal static int Best(double[,] q, int state)
    {
        int best = 0;
        for (int a = 1; a < q.GetLength(1); a++)
            if (q[state, a] > q[state, best]) best = a;
        return best;
    }

    private static TabularResult TemporalDifference(TabularEnvironment environment, int episodes, double discount, double learningRate,
        Func<double, double>? exploration, RandomGenerator? generator, bool onPolicy)
    {
        generator ??= RandomGenerator.Default;
        exploration ??= static _ => 0.1;
        var q = new double[environment.StateCount, environment.ActionCount];
        var rewards = new double[episodes];
        for (int episode = 0; episode < episodes; episode++)
        {
            double epsilon = exploration((double)episode / episodes);
            int state = Begin(environment, episode, generator), action = Choose(q, state, epsilon, generator);
            for (bool over = false; !over;)
            {
                StepResult next = environment.Step(action);
                int nextState = environment.State, nextAction = Choose(q, nextState, epsilon, generator);
                double future = next.Terminated ? 0 : q[nextState, onPolicy ? nextAction : Best(q, nextState)];
                q[state, action] += learningRate * (next.Reward + discount * future - q[state, action]);
                (state, action, over) = (nextState, nextAction, next.IsOver);
                rewards[episode] += next.Reward;
            }
        }

        return new TabularResult(q, rewards);
    }

    // The environment's randomness follows from the learner's, so that one seed repeats the whole run.
    private static int Begin(TabularEnvironment environment, int episode, RandomGenerator generator) =>
        (int)environment.Reset(episode == 0 ? generator.NextUInt64() : null)[0];

    private static int Choose(double[,] q, int state, double epsilon, RandomGenerator generator)
    {
        int actions = q.GetLength(1);
        if (generator.NextDouble() < epsilon) return generator.NextInt32(actions);
        // Ties are broken at random: otherwise an untrained agent would always take the first action.
        int best = Best(q, state), ties = 0, chosen = best;
        for (int a = 0; a < actions; a++)
            if (q[state, a] == q[state, best] && generator.NextInt32(++ties) == 0) chosen = a;
        return chosen;
    }
}
