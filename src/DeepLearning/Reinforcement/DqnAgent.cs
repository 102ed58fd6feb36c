namespace DeepLearning;

/// <summary>How a <see cref="DqnAgent"/> learns.</summary>
public sealed record DqnOptions
{
    /// <summary>γ: what a reward is worth a step later.</summary>
    public float Discount { get; init; } = 0.99f;

    /// <summary>Adam's learning rate.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>Steps in a batch.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Steps that the replay buffer holds.</summary>
    public int Capacity { get; init; } = 50_000;

    /// <summary>Steps acted before learning begins.</summary>
    public int WarmUp { get; init; } = 1000;

    /// <summary>Steps from one learning to the next.</summary>
    public int TrainEvery { get; init; } = 4;

    /// <summary>Steps after which the target network is made equal to the trained one.</summary>
    public int TargetEvery { get; init; } = 200;

    /// <summary>Steps over which random actions fade from every one to <see cref="FinalExploration"/>.</summary>
    public int ExplorationSteps { get; init; } = 8000;

    /// <summary>The share of random actions in the end.</summary>
    public double FinalExploration { get; init; } = 0.02;
}

/// <summary>
/// Deep Q-network: a network estimates the value of every action; it learns from replayed steps towards
/// r + γ Q_target(s′, argmax Q(s′, ·)), the target network lagging behind. Source: Mnih and others 2015; the choice of the next
/// action by the trained network, van Hasselt, Guez and Silver 2016 (double DQN).
/// </summary>
/// <example><code>
/// var agent = new DqnAgent(() => new Sequential(new Linear(4, 64), new Relu(), new Linear(64, 2)));
/// AgentHistory history = agent.Train(new CartPole(), maxSteps: 2000, generator: new RandomGenerator(1));
/// Console.WriteLine(history.Steps);   // 2000
/// </code></example>
public sealed class DqnAgent
{
    private readonly Module _target;
    private readonly Adam _optimizer;
    private readonly DqnOptions _options;

    /// <summary>An untrained agent.</summary>
    /// <param name="makeNetwork">Makes a network from [batch, observation] to [batch, actions]; called twice.</param>
    /// <param name="options">How it learns.</param>
    public DqnAgent(Func<Module> makeNetwork, DqnOptions? options = null)
    {
        (Network, _target, _options) = (makeNetwork(), makeNetwork(), options ?? new DqnOptions());
        _optimizer = new Adam(Network.Parameters(), _options.LearningRate);
        _target.LoadStateDict(Network.StateDict());
    }

    /// <summary>The trained network.</summary>
    public Module Network { get; }

    /// <summary>The action of the highest estimated value.</summary>
    public float[] Act(float[] observation) => Episodes.Greedy(Network, observation);

    /// <summary>Acts and learns.</summary>
    /// <param name="environment">An environment with numbered actions.</param>
    /// <param name="maxSteps">Steps to act at most.</param>
    /// <param name="stop">Given the episodes' rewards so far after each, whether it is good enough.</param>
    /// <param name="generator">The source of randomness.</param>
    /// <param name="cancellation">Stops between two steps; by default when the notebook is interrupted.</param>
    public AgentHistory Train(IEnvironment environment, int maxSteps, Func<IReadOnlyList<double>, bool>? stop = null,
        RandomGenerator? generator = null, CancellationToken cancellation = default)
    {
        cancellation = TrainingHost.Signal(cancellation);
        generator ??= RandomGenerator.Default;
        int actions = Episodes.DiscreteActions(environment, nameof(DqnAgent));
        var buffer = new ReplayBuffer(_options.Capacity, environment.Observations.Size);
        var rewards = new List<double>();
        float[] observation = environment.Reset(generator.NextUInt64());
        double episodeReward = 0;
        int step = 0;
        while (step < maxSteps)
        {
            cancellation.ThrowIfCancellationRequested();
            double epsilon = Math.Max(_options.FinalExploration, 1 - (1 - _options.FinalExploration) * step / _options.ExplorationSteps);
            int action = generator.NextDouble() < epsilon ? generator.NextInt32(actions) : (int)Act(observation)[0];
            StepResult next = environment.Step(action);
            buffer.Add(observation, action, next.Reward, next.Observation, next.Terminated);
            (observation, episodeReward) = (next.Observation, episodeReward + next.Reward);
            step++;
            if (buffer.Count >= _options.WarmUp && step % _options.TrainEvery == 0) Learn(buffer.Sample(_options.BatchSize, generator));
            if (step % _options.TargetEvery == 0) _target.LoadStateDict(Network.StateDict());
            if (!next.IsOver) continue;
            rewards.Add(episodeReward);
            (observation, episodeReward) = (environment.Reset(), 0);
            if (stop?.Invoke(rewards) == true) break;
        }

        return new AgentHistory(rewards, step);
    }

    private void Learn(Transitions batch)
    {
        Tensor goal;
        using (Tensor.NoGrad())
        {
            Tensor best = Network.Forward(batch.NextObservations).ArgMax(1, keepDim: true);
            goal = batch.Rewards + _options.Discount * (1 - batch.Terminated) * _target.Forward(batch.NextObservations).Gather(1, best);
        }

        Tensor error = (Network.Forward(batch.Observations).Gather(1, batch.Actions) - goal).Abs(), small = error.Clip(max: 1);
        // Huber's loss: squares of small errors, and no more than the size of large ones.
        _optimizer.Minimize((small * (error - 0.5f * small)).Mean());
    }
}
