namespace DeepLearning.Tests;

public class SeedsTests
{
    private static float[] Train(ulong seed)
    {
        Tensor input = Tensor.Randn(new RandomGenerator(7), 64, 4);
        var model = new Sequential(new Linear(4, 8), new Dropout(0.2f), new Linear(8, 2));
        var loader = new DataLoader(new TensorDataset(input, Tensor.Zeros(64)), 16, shuffle: true);
        History history = new Trainer(model, new Sgd(model.Parameters(), 0.1f), new CrossEntropyLoss()).Fit(loader, 3);
        return [seed, .. history.Select(epoch => epoch.Loss)];
    }

    [Fact]
    public void Every_seed_gives_what_it_gives_alone_in_the_order_of_the_seeds()
    {
        SpreadCurve together = Seeds.Run(6, Train, first: 10);
        for (int i = 0; i < 6; i++)
            Assert.Equal(Seeds.Run(1, Train, first: 10 + (ulong)i).Curves[0], together.Curves[i]);
        Assert.Equal([10, 11, 12, 13, 14, 15], together.Curves.Select(curve => curve[0]));
        Assert.Equal(6, together.Curves.Select(curve => curve[^1]).Distinct().Count());
    }

    [Fact]
    public void The_runs_leave_the_shared_generator_alone()
    {
        RandomState before = RandomGenerator.Default.State;
        Seeds.Run(3, _ => RandomGenerator.Default.NextDouble());
        Assert.Equal(before, RandomGenerator.Default.State);
    }

    [Fact]
    public void A_run_draws_from_its_own_seed_where_no_generator_is_passed()
    {
        double[] drawn = Seeds.Each(4, _ => RandomGenerator.Default.NextDouble(), first: 3);
        Assert.Equal([.. Enumerable.Range(3, 4).Select(seed => new RandomGenerator((ulong)seed).NextDouble())], drawn);
    }

    [Fact]
    public void What_a_run_throws_reaches_the_caller()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => Seeds.Run(4, seed => seed == 2 ? throw new InvalidOperationException("seed 2") : 1.0));
        Assert.Equal("seed 2", exception.Message);
    }

    // By hand, with t(0.975; 4) = 2.776445 and t(0.975; 39) = 2.022691 from tables of the distribution.
    [Fact]
    public void A_spread_gives_mean_deviation_ends_and_the_interval_of_the_mean()
    {
        var spread = new Spread(1, 2, 3, 4, 6);
        Assert.Equal(3.2, spread.Mean, 12);
        Assert.Equal(Math.Sqrt(3.7), spread.StandardDeviation, 12);
        Assert.Equal((1, 6), (spread.Min, spread.Max));
        Assert.Equal(0.8116, spread.Interval.Low, 3);
        Assert.Equal(5.5884, spread.Interval.High, 3);
        Assert.Equal("3.2 (1 to 6, 5 seeds)", spread.ToString());
        var many = new Spread(Enumerable.Range(0, 40).Select(i => (double)i));
        Assert.Equal(2.02269, (many.Interval.High - many.Mean) / (many.StandardDeviation / Math.Sqrt(40)), 3);
        Assert.Equal("7.0 (7.0 to 7.0, 1 seed)", new Spread(7).ToString("0.0"));
        Assert.Throws<ArgumentException>(() => new Spread());
    }

    [Fact]
    public void Curves_of_several_seeds_have_a_mean_and_ends_at_each_point()
    {
        var curve = new SpreadCurve([1, 4, 2], [3, 2, 2]);
        Assert.Equal([2, 3, 2], curve.Mean);
        Assert.Equal([1, 2, 2], curve.Low);
        Assert.Equal([3, 4, 2], curve.High);
        Assert.Equal([2, 2], curve.Last.Values);
        Assert.Contains("2 values where the first has 3", Assert.Throws<ArgumentException>(
            () => new SpreadCurve([1, 2, 3], [1, 2])).Message, StringComparison.Ordinal);
    }
}
