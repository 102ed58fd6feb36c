using System.Diagnostics;

namespace DeepLearning.Tests;

public class DeepAgentTests
{
    private static Sequential Network(int outputs, RandomGenerator generator, int hidden = 64) =>
        new(new Linear(4, hidden, generator: generator), new Tanh(), new Linear(hidden, hidden, generator: generator), new Tanh(),
            new Linear(hidden, outputs, generator: generator));

    [Fact]
    public void Actor_critic_solves_CartPole_within_a_minute()
    {
        var clock = Stopwatch.StartNew();
        var generator = new RandomGenerator(1);
        var agent = new ActorCritic(Network(2, generator), Network(1, generator));
        AgentHistory history = agent.Train(() => new CartPole(), 200_000, rewards =>
            rewards.Count >= 100 && rewards.TakeLast(100).Average() >= 475, generator);
        double[] played = Episodes.Play(new CartPole(), agent.Act, 100, seed: 99);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{history.Steps} steps, {clock.Elapsed.TotalSeconds:F1} s, training {history.RecentMean:F1}, played {played.Average():F1}");
        Assert.True(played.Average() >= 475, $"mean {played.Average()} over 100 episodes, training mean {history.RecentMean}");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Fact]
    public void Dqn_learns_to_balance()
    {
        var generator = new RandomGenerator(1);
        var agent = new DqnAgent(() =>
            new Sequential(new Linear(4, 64, generator: generator), new Relu(), new Linear(64, 64, generator: generator), new Relu(),
                new Linear(64, 2, generator: generator)));
        AgentHistory history = agent.Train(new CartPole(), 60_000, rewards =>
            rewards.Count >= 20 && rewards.TakeLast(20).Average() >= 475, generator);
        double[] played = Episodes.Play(new CartPole(), agent.Act, 50, seed: 99);
        TestContext.Current.TestOutputHelper?.WriteLine($"{history.Steps} steps, played {played.Average():F1}");
        Assert.True(played.Average() >= 400, $"mean {played.Average()} after {history.Steps} steps");
    }

    [Fact]
    public void Reinforce_earns_ten_times_what_chance_earns()
    {
        var generator = new RandomGenerator(2);
        var agent = new Reinforce(Network(2, generator, hidden: 32));
        AgentHistory history = agent.Train(new CartPole(), updates: 60, generator: generator);
        double chance = Episodes.Play(new CartPole(), _ => [generator.NextInt32(2)], 100)
            .Average(), learned = Episodes.Play(new CartPole(), agent.Act, 50, seed: 3).Average();
        TestContext.Current.TestOutputHelper?.WriteLine($"{history.Steps} steps, chance {chance:F1}, learned {learned:F1}");
        Assert.True(learned > 10 * chance, $"{learned} against {chance}");
    }

    [Fact]
    public void The_same_seed_trains_the_same_agent()
    {
        float[] Train()
        {
            var generator = new RandomGenerator(5);
            var agent = new ActorCritic(Network(2, generator), Network(1, generator));
            agent.Train(() => new CartPole(), 4096, generator: generator);
            return [.. agent.Policy.Parameters().SelectMany(p => p.ToArray())];
        }

        Assert.Equal(Train(), Train());
    }

    [Fact]
    public void A_world_without_numbered_actions_is_refused() =>
        Assert.Contains("Pendulum takes 1 real numbers", Assert.Throws<ArgumentException>(() =>
            new Reinforce(new Linear(3, 2)).Train(new Pendulum(), 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_full_replay_buffer_forgets_the_oldest_step()
    {
        var buffer = new ReplayBuffer(3, 1);
        for (int i = 0; i < 5; i++) buffer.Add([i], i % 2, i, [i + 1], i == 4);
        Assert.Equal(3, buffer.Count);
        Transitions batch = buffer.Sample(200, new RandomGenerator(1));
        Assert.Equal([2f, 3, 4], batch.Rewards.ToArray().Distinct().Order());
        for (int i = 0; i < 200; i++)
        {
            float reward = batch.Rewards.Data[i];
            Assert.Equal((reward, reward % 2, reward + 1, reward == 4 ? 1f : 0),
                (batch.Observations.Data[i], batch.Actions.Data[i], batch.NextObservations.Data[i], batch.Terminated.Data[i]));
        }
    }
}
