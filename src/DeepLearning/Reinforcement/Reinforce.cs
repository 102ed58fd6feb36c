namespace DeepLearning;

/// <summary>
/// REINFORCE: acts by a policy network, then makes each action of an episode more likely in proportion to the return from
/// it on, less the mean of the batch. Source: Williams 1992.
/// </summary>
public sealed class Reinforce
{
    private readonly Adam _optimizer;
    private readonly float _discount;

    /// <summary>An untrained agent.</summary>
    /// <param name="policy">A network from [batch, observation] to [batch, actions], the logits of the actions.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="discount">γ: what a reward is worth a step later.</param>
    public Reinforce(Module policy, float learningRate = 5e-3f, float discount = 0.99f)
    {
        (Policy, _discount) = (policy, discount);
        _optimizer = new Adam(policy.Parameters(), learningRate);
    }

    /// <summary>The policy network.</summary>
    public Module Policy { get; }

    /// <summary>The likeliest action.</summary>
    public float[] Act(float[] observation) => Episodes.Greedy(Policy, observation);

    /// <summary>Acts and learns.</summary>
    /// <param name="environment">An environment with numbered actions.</param>
    /// <param name="updates">How many times to learn.</param>
    /// <param name="episodesPerUpdate">Episodes acted before each.</param>
    /// <param name="generator">The source of randomness.</param>
    /// <param name="cancellation">Stops between two episodes; by default when the notebook is interrupted.</param>
    public AgentHistory Train(IEnvironment environment, int updates, int episodesPerUpdate = 8, RandomGenerator? generator = null,
        CancellationToken cancellation = default)
    {
        cancellation = TrainingHost.Signal(cancellation);
        generator ??= RandomGenerator.Default;
        Episodes.DiscreteActions(environment, nameof(Reinforce));
        var rewards = new List<double>();
        int steps = 0;
        environment.Reset(generator.NextUInt64());
        for (int update = 0; update < updates; update++)
        {
            var observations = new List<float[]>();
            var actions = new List<float>();
            var returns = new List<float>();
            for (int episode = 0; episode < episodesPerUpdate; episode++)
            {
                cancellation.ThrowIfCancellationRequested();
                rewards.Add(Act(environment, observations, actions, returns, generator));
            }

            Learn(Episodes.Rows(observations), Tensor.From([.. actions]), Tensor.From([.. returns]));
            steps += actions.Count;
        }

        return new AgentHistory(rewards, steps);
    }

    private double Act(
        IEnvironment environment, List<float[]> observations, List<float> actions, List<float> returns, RandomGenerator generator)
    {
        using var off = Tensor.NoGrad();
        var rewards = new List<float>();
        float[] observation = environment.Reset();
        for (bool over = false; !over;)
        {
            int action = Sampling.Draw(Policy.Forward(new Tensor(observation, 1, observation.Length)).Data, generator);
            observations.Add(observation);
            actions.Add(action);
            StepResult next = environment.Step(action);
            rewards.Add(next.Reward);
            (observation, over) = (next.Observation, next.IsOver);
        }

        var discounted = new float[rewards.Count];
        float sum = 0;
        for (int t = rewards.Count - 1; t >= 0; t--) discounted[t] = sum = rewards[t] + _discount * sum;
        returns.AddRange(discounted);
        return rewards.Sum(r => (double)r);
    }

    private void Learn(Tensor observations, Tensor actions, Tensor returns)
    {
        Tensor advantage = (returns - returns.Mean()) / (returns.Std(unbiased: false) + 1e-6f);
        Tensor logProbability = Policy.Forward(observations).LogSoftmax().Gather(1, actions.Unsqueeze(1)).Squeeze(1);
        _optimizer.Minimize(-(logProbability * advantage).Mean());
    }
}
