namespace DeepLearning.Tests;

public class TabularLearningTests
{
    // Sutton and Barto, example 6.6: a cliff between start and goal; stepping off costs 100.
    private static GridWorld Cliff() =>
        new(["............", "............", "............", "SHHHHHHHHHHG"], goal: -1, hole: -100, step: -1, maxSteps: 200);

    [Fact]
    public void Q_learning_finds_the_shortest_way_and_Sarsa_the_safe_one()
    {
        TabularResult bold = TabularLearning.QLearning(Cliff(), 1500, discount: 1, learningRate: 0.5, generator: new RandomGenerator(1));
        TabularResult safe = TabularLearning.Sarsa(Cliff(), 1500, discount: 1, learningRate: 0.5, generator: new RandomGenerator(1));
        Assert.Equal(-13, TabularLearning.Play(Cliff(), bold.Policy, 1));
        // While exploring, the way along the cliff costs more than the safe one.
        Assert.True(safe.EpisodeRewards.Skip(1000).Average() > bold.EpisodeRewards.Skip(1000).Average() + 10);
        Assert.InRange(TabularLearning.Play(Cliff(), safe.Policy, 1), -21, -14);
    }

    [Theory]
    [InlineData("Q-learning")]
    [InlineData("Monte Carlo")]
    public void On_slippery_ice_the_learned_policy_comes_near_the_optimum(string method)
    {
        Func<double, double> fading = progress => 1 - 0.95 * progress;
        TabularResult learned = method == "Q-learning"
            ? TabularLearning.QLearning(
                new FrozenLake(), 20_000, learningRate: 0.05, exploration: fading, generator: new RandomGenerator(2))
            : TabularLearning.MonteCarlo(new FrozenLake(), 20_000, exploration: fading, generator: new RandomGenerator(2));
        // The optimal policy wins 74 % within the 100 steps.
        double won = TabularLearning.Play(new FrozenLake(), learned.Policy, 1000, seed: 5);
        Assert.True(won > 0.65, $"won {won}");
    }

    [Fact]
    public void The_same_seed_learns_the_same_values()
    {
        TabularResult a = TabularLearning.QLearning(new FrozenLake(), 200, generator: new RandomGenerator(4)),
            b = TabularLearning.QLearning(new FrozenLake(), 200, generator: new RandomGenerator(4));
        Assert.Equal(a.ActionValues.Cast<double>(), b.ActionValues.Cast<double>());
        Assert.Equal(a.EpisodeRewards, b.EpisodeRewards);
    }
}
