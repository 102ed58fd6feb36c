namespace DeepLearning.Tests;

public class DynamicProgrammingTests
{
    private static readonly string[] RussellNorvig = ["...G", ".#.H", "S..."];

    [Theory]
    [InlineData(false, "frozenLake")]
    [InlineData(true, "frozenLakeLarge")]
    public void FrozenLakes_optimal_values_are_exact(bool large, string fixture)
    {
        double[] exact = Fixture.Json("Reinforcement/environments.json").Doubles(fixture);
        var lake = new FrozenLake(large: large);
        MarkovSolution byValues = DynamicProgramming.ValueIteration(lake), byPolicies = DynamicProgramming.PolicyIteration(lake);
        for (int s = 0; s < exact.Length; s++)
        {
            Assert.Equal(exact[s], byValues.Values[s], 1e-10);
            Assert.Equal(exact[s], byPolicies.Values[s], 1e-12);
        }

        double[] followed = DynamicProgramming.Evaluate(lake, byValues.Policy);
        Assert.All(exact.Zip(followed), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    [Fact]
    public void Without_discount_FrozenLake_is_won_with_probability_14_of_17() =>
        Assert.Equal(14.0 / 17, DynamicProgramming.ValueIteration(new FrozenLake(), discount: 1).Values[0], 1e-9);

    [Fact]
    public void Russell_and_Norvigs_world_has_the_values_in_their_book()
    {
        MarkovSolution solution = DynamicProgramming.ValueIteration(
            new GridWorld(RussellNorvig, 0.96, -1.04, -0.04, slip: 0.2), discount: 1);
        double[] book = [0.812, 0.868, 0.918, 0, 0.762, 0, 0.660, 0, 0.705, 0.655, 0.611, 0.388];
        Assert.Equal(book, solution.Values.Select(v => Math.Round(v, 3)));
        // Up the left side rather than past the pit.
        Assert.Equal([2, 2, 2], solution.Policy[..3]);
        Assert.Equal([3, 0, 0, 0], solution.Policy[8..]);
    }

    [Fact]
    public void Rewards_that_never_end_without_discount_are_reported() =>
        Assert.Contains("still change after", Assert.Throws<InvalidOperationException>(() =>
            DynamicProgramming.ValueIteration(new GridWorld(["S."], step: 1), discount: 1, maxSweeps: 100)).Message,
                StringComparison.Ordinal);
}
