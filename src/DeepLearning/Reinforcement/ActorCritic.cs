namespace DeepLearning;

/// <summary>How an <see cref="ActorCritic"/> learns.</summary>
public sealed record ActorCriticOptions
{
    /// <summary>γ: what a reward is worth a step later.</summary>
    public float Discount { get; init; } = 0.99f;

    /// <summary>λ of the advantage estimate: 0 uses the value network alone, 1 the observed returns alone.</summary>
    public float Lambda { get; init; } = 0.95f;

    /// <summary>Adam's learning rate.</summary>
    public float LearningRate { get; init; } = 2e-3f;

    /// <summary>Environments stepped side by side.</summary>
    public int Environments { get; init; } = 8;

    /// <summary>Steps in each environment before learning.</summary>
    public int StepsPerUpdate { get; init; } = 128;

    /// <summary>How often the steps are gone through.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>Steps in a batch.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>How far an action's probability may move in one update, as a share of it.</summary>
    public float ClipRange { get; init; } = 0.2f;

    /// <summary>The weight of the policy's entropy, which keeps exploration up.</summary>
    public float EntropyWeight { get; init; } = 0.005f;
}

/// <summary>
/// Actor–critic: a policy network chooses actions, a value network estimates returns, and actions above the estimate become more likely.
/// The advantage is estimated over many horizons at once (Schulman and others 2016) and each update is kept small by clipping
/// (proximal policy optimisation, Schulman and others 2017).
/// </summary>
public sealed class ActorCritic
{
    private readonly Adam _optimizer;
    private readonly ActorCriticOptions _options;

    /// <summary>An agent that knows nothing yet.</summary>
    /// <param name="policy">A network from [batch, observation] to [batch, actions], the logits of the actions.</param>
    /// <param name="value">A network from [batch, observation] to [batch, 1].</param>
    /// <param name="options">How it learns.</param>
    public ActorCritic(Module policy, Module value, ActorCriticOptions? options = null)
    {
        (Policy, Value, _options) = (policy, value, options ?? new ActorCriticOptions());
        _optimizer = new Adam(policy.Parameters().Concat(value.Parameters()), _options.LearningRate);
    }

    /// <summary>The actor.</summary>
    public Module Policy { get; }

    /// <summary>The critic.</summary>
    public Module Value { get; }

    /// <summary>The likeliest action.</summary>
    public float[] Act(float[] observation) => Episodes.Greedy(Policy, observation);

    /// <summary>Acts and learns.</summary>
    /// <param name="make">Makes an environment with numbered actions.</param>
    /// <param name="maxSteps">Steps to act at most, in all environments together.</param>
    /// <param name="stop">Given the episodes' rewards so far after each update, whether it is good enough.</param>
    /// <param name="generator">The source of randomness.</param>
    /// <param name="cancellation">Stops between two steps; by default when the notebook is interrupted.</param>
    public AgentHistory Train(Func<IEnvironment> make, int maxSteps, Func<IReadOnlyList<double>, bool>? stop = null,
        RandomGenerator? generator = null, CancellationToken cancellation = default)
    {
        cancellation = TrainingHost.Signal(cancellation);
        generator ??= RandomGenerator.Default;
        var states = new EnvironmentState[_options.Environments];
        for (int i = 0; i < states.Length; i++)
        {
            IEnvironment environment = make();
            Episodes.DiscreteActions(environment, nameof(ActorCritic));
            states[i] = new EnvironmentState(environment, environment.Reset(generator.NextUInt64()));
        }

        var rewards = new List<double>();
        int steps = 0, batch = states.Length * _options.StepsPerUpdate;
        for (; steps + batch <= maxSteps; steps += batch)
        {
            Rollout rollout = Act(states, rewards, generator, cancellation);
            // Less exploration and smaller steps as the end comes near.
            _optimizer.LearningRate = _options.LearningRate * (1 - (float)steps / maxSteps);
            Learn(rollout, generator);
            if (stop?.Invoke(rewards) == true) return new AgentHistory(rewards, steps + batch);
        }

        return new AgentHistory(rewards, steps);
    }

    private Rollout Act(EnvironmentState[] states, List<double> finished, RandomGenerator generator, CancellationToken cancellation)
    {
        using var off = Tensor.NoGrad();
        int count = states.Length * _options.StepsPerUpdate;
        var (observations, nexts) = (new float[count][], new float[count][]);
        var (actions, rewards, terminated, over) = (new float[count], new float[count], new float[count], new float[count]);
        for (int t = 0; t < _options.StepsPerUpdate; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            Tensor logits = Policy.Forward(Episodes.Rows([.. states.Select(w => w.Observation)]));
            int choices = logits.Shape[1];
            for (int w = 0; w < states.Length; w++)
            {
                EnvironmentState state = states[w];
                int row = t * states.Length + w, action = Sampling.Draw(logits.Data.Slice(w * choices, choices), generator);
                StepResult next = state.Environment.Step(action);
                (observations[row], actions[row], rewards[row], nexts[row]) = (state.Observation, action, next.Reward, next.Observation);
                (terminated[row], over[row]) = (next.Terminated ? 1 : 0, next.IsOver ? 1 : 0);
                (state.Observation, state.EpisodeReward) = (next.Observation, state.EpisodeReward + next.Reward);
                if (!next.IsOver) continue;
                finished.Add(state.EpisodeReward);
                (state.Observation, state.EpisodeReward) = (state.Environment.Reset(), 0);
            }
        }

        Tensor seen = Episodes.Rows(observations), chosen = new(actions, count, 1);
        ReadOnlySpan<float> values = Value.Forward(seen).Data, nextValues = Value.Forward(Episodes.Rows(nexts)).Data;
        var advantages = new float[count];
        for (int row = count - 1; row >= 0; row--)
        {
            float tdError = rewards[row] + _options.Discount * (1 - terminated[row]) * nextValues[row] - values[row];
            float later = row + states.Length < count ? advantages[row + states.Length] : 0;
            advantages[row] = tdError + _options.Discount * _options.Lambda * (1 - over[row]) * later;
        }

        float[] returns = new float[count];
        for (int row = 0; row < count; row++) returns[row] = advantages[row] + values[row];
        return new Rollout(seen, chosen, Policy.Forward(seen).LogSoftmax()
            .Gather(1, chosen), new Tensor(advantages, count, 1), new Tensor(returns, count, 1));
    }

    private void Learn(Rollout rollout, RandomGenerator generator)
    {
        int count = rollout.Actions.Length;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            int[] order = generator.Permutation(count);
            for (int start = 0; start < count; start += _options.BatchSize)
            {
                int[] rows = order[start..Math.Min(start + _options.BatchSize, count)];
                Tensor observations = rollout.Observations.IndexSelect(0, rows), advantages = rollout.Advantages.IndexSelect(0, rows);
                advantages = (advantages - advantages.Mean()) / (advantages.Std(unbiased: false) + 1e-6f);
                Tensor logProbabilities = Policy.Forward(observations).LogSoftmax();
                Tensor ratio = (logProbabilities.Gather(1, rollout.Actions.IndexSelect(0, rows)) - rollout.LogProbabilities.IndexSelect(
                    0, rows)).Exp();
                Tensor surrogate =
                    Tensor.Minimum(ratio * advantages, ratio.Clip(1 - _options.ClipRange, 1 + _options.ClipRange) * advantages).Mean();
                Tensor entropy = -(logProbabilities.Exp() * logProbabilities).Sum(1).Mean();
                Tensor valueLoss = (Value.Forward(observations) - rollout.Returns.IndexSelect(0, rows)).Square().Mean();
                _optimizer.Minimize(0.5f * valueLoss - surrogate - _options.EntropyWeight * entropy);
            }
        }
    }

    private sealed class EnvironmentState(IEnvironment environment, float[] observation)
    {
        public IEnvironment Environment { get; } = environment;

        public float[] Observation { get; set; } = observation;

        public double EpisodeReward { get; set; }
    }

    private sealed record Rollout(Tensor Observations, Tensor Actions, Tensor LogProbabilities, Tensor Advantages, Tensor Returns);
}
