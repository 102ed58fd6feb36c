namespace DeepLearning.Tests;

public class BanditTests
{
    private static readonly Bandit Machine = new([0.2, 0.5, 0.8, 0.4]);

    private static BanditResult Play(Func<ArmCount[], RandomGenerator, int> strategy) =>
        Machine.Play(strategy, 2000, new RandomGenerator(1));

    [Fact]
    public void Every_strategy_comes_to_pull_the_best_arm_most()
    {
        foreach (var strategy in new[] { Bandit.EpsilonGreedy(0.1), Bandit.UpperConfidenceBound(), Bandit.Thompson() })
            Assert.True(Play(strategy).Arms[2].Pulls > 1400);
    }

    [Fact]
    public void Regret_grows_for_ever_with_fixed_exploration_and_flattens_with_Thompson_sampling()
    {
        double Late(BanditResult r) => r.Regret[^1] - r.Regret[999];
        BanditResult greedy = Play(Bandit.EpsilonGreedy(0.1)), thompson = Play(Bandit.Thompson());
        // Of 1000 pulls a tenth is random, and a random one loses 0.325 on average.
        Assert.Equal(32.5, Late(greedy), 12.0);
        Assert.True(Late(thompson) < 10, $"{Late(thompson)}");
    }

    [Fact]
    public void What_was_paid_estimates_each_arms_chance() =>
        Assert.All(Machine.Play((arms, g) => g.NextInt32(4), 8000, new RandomGenerator(3)).Arms.Zip(Machine.Probabilities), pair =>
            Assert.Equal(pair.Second, pair.First.Mean, 0.04));
}
