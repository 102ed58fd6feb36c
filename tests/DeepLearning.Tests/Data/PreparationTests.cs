namespace DeepLearning.Tests;

public class PreparationTests
{
    [Theory]
    [InlineData(10, new[] { 0.8, 0.2 }, new[] { 8, 2 })]
    [InlineData(7, new[] { 0.5, 0.25, 0.25 }, new[] { 4, 1, 2 })]
    [InlineData(0, new[] { 0.5, 0.5 }, new[] { 0, 0 })]
    public void A_split_puts_every_sample_into_one_part(int count, double[] fractions, int[] sizes)
    {
        int[][] parts = Split.Random(count, new RandomGenerator(1), fractions);
        Assert.Equal(sizes, parts.Select(p => p.Length));
        Assert.Equal(Enumerable.Range(0, count), parts.SelectMany(p => p).Order());
    }

    [Fact]
    public void The_same_seed_gives_the_same_split_and_another_seed_another() =>
        Assert.Equal((true, false), (
            Split.Random(50, new RandomGenerator(3), 0.5, 0.5)[0].SequenceEqual(Split.Random(50, new RandomGenerator(3), 0.5, 0.5)[0]),
            Split.Random(50, new RandomGenerator(3), 0.5, 0.5)[0].SequenceEqual(Split.Random(50, new RandomGenerator(4), 0.5, 0.5)[0])));

    [Fact]
    public void A_split_in_order_keeps_the_past_before_the_future() => Assert.Equal([3, 4], Split.InOrder(5, 0.6, 0.4)[1]);

    [Fact]
    public void A_stratified_split_keeps_the_classes_in_proportion()
    {
        Tensor labels = new([.. Enumerable.Range(0, 100).Select(i => i < 80 ? 0f : 1f)], 100);
        int[][] parts = Split.Stratified(labels, new RandomGenerator(2), 0.75, 0.25);
        Assert.Equal([60, 20], parts.Select(p => p.Count(i => i < 80)));
        Assert.Equal([15, 5], parts.Select(p => p.Count(i => i >= 80)));
    }

    [Fact]
    public void Every_sample_is_validated_in_exactly_one_fold()
    {
        var folds = Split.KFold(11, 3, new RandomGenerator(5));
        Assert.Equal(Enumerable.Range(0, 11), folds.SelectMany(f => f.Validation).Order());
        Assert.All(folds, f => Assert.Equal(Enumerable.Range(0, 11), f.Train.Concat(f.Validation).Order()));
    }

    [Fact]
    public void Fractions_that_do_not_sum_to_one_are_refused() =>
        Assert.Contains("sum to 0.9", Assert.Throws<ArgumentException>(() => Split.InOrder(5, 0.6, 0.3)).Message, StringComparison.Ordinal);

    [Fact]
    public void Standardised_columns_have_mean_0_and_deviation_1_and_come_back()
    {
        Tensor data = Tensor.From(new float[,] { { 1, 5 }, { 2, 5 }, { 6, 5 } });
        Scaler scaler = Scaler.Standard(data);
        Assert.Equal(3, scaler.Offset[0], 1e-6f);
        Assert.Equal(MathF.Sqrt(14f / 3), scaler.Scale[0], 1e-6f);
        Tensor scaled = scaler.Transform(data);
        Assert.Equal(0, scaled.ToArray().Where((_, i) => i % 2 == 0).Sum(), 1e-5f);
        Assert.Equal(0, scaled[0, 1].Item());
        Assert.Equal(data.ToArray(), scaler.Inverse(scaled).ToArray());
    }

    [Fact]
    public void Min_max_scaling_maps_to_the_unit_range() =>
        Assert.Equal([0f, 0.25f, 1f], Scaler.MinMax(new Tensor([2f, 3, 6], 3, 1)).Transform(new Tensor([2f, 3, 6], 3, 1)).ToArray());

    [Fact]
    public void Missing_values_are_refused_with_their_column() =>
        Assert.Contains("column 0 has missing", Assert.Throws<ArgumentException>(() =>
            Scaler.Standard(new Tensor([1f, float.NaN], 2, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Windows_pair_the_past_with_the_moments_that_follow()
    {
        var (inputs, targets) = SlidingWindows.Of(Tensor.Arange(7), length: 3, horizon: 2, stride: 2);
        Assert.Equal("[2, 3, 1]", inputs.Shape.ToString());
        Assert.Equal([0f, 1, 2, 2, 3, 4], inputs.ToArray());
        Assert.Equal([3f, 4, 5, 6], targets.ToArray());
    }

    [Fact]
    public void A_series_shorter_than_a_window_is_refused() =>
        Assert.Contains("3 moments are fewer", Assert.Throws<ArgumentException>(() => SlidingWindows.Of(Tensor.Arange(3), 3)).Message,
            StringComparison.Ordinal);
}
