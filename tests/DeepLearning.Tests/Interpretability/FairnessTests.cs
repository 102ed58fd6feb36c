namespace DeepLearning.Tests;

public class FairnessTests
{
    // Group 0: 4 people, truth 1 1 0 0, predicted 1 1 1 0. Group 1: 4 people, truth 1 0 0 0, predicted 1 0 0 0.
    private static readonly Tensor Groups = Tensor.From(0, 0, 0, 0, 1, 1, 1, 1);
    private static readonly Tensor Targets = Tensor.From(1, 1, 0, 0, 1, 0, 0, 0);
    private static readonly Tensor Predictions = Tensor.From(1, 1, 1, 0, 1, 0, 0, 0);

    [Fact]
    public void Rates_and_differences_are_counted_group_by_group()
    {
        var rates = Fairness.Rates(Predictions, Targets, Groups);
        Assert.Equal(new GroupRates(0, 4, 0.75, 1, 0.5), rates[0]);
        Assert.Equal(new GroupRates(1, 4, 0.25, 1, 0), rates[1]);
        Assert.Equal(0.5, Fairness.DemographicParityDifference(Predictions, Groups));
        Assert.Equal(0.5, Fairness.EqualizedOddsDifference(Predictions, Targets, Groups));
        Assert.Equal(0, Fairness.EqualizedOddsDifference(Targets, Targets, Groups));
    }

    [Fact]
    public void Reweighing_makes_group_and_truth_independent()
    {
        float[] weights = Fairness.Reweigh(Targets, Groups).ToArray();
        Assert.Equal(1, weights.Average(), 1e-6f);
        double Positive(int group) => Weight(group, 1) / (Weight(group, 0) + Weight(group, 1));
        double Weight(int group, int truth) =>
            Enumerable.Range(0, 8).Where(i => Groups.Data[i] == group && Targets.Data[i] == truth).Sum(i => weights[i]);
        Assert.Equal(3.0 / 8, Positive(0), 1e-6);
        Assert.Equal(3.0 / 8, Positive(1), 1e-6);
        Assert.Equal(4 * (3 / 8f) / 2, weights[0], 1e-6f);
    }

    [Fact]
    public void Calibration_compares_what_was_said_with_what_came_true()
    {
        Tensor scores = Tensor.From(0.05f, 0.15f, 0.9f, 0.9f, 1), truth = Tensor.From(0, 1, 1, 0, 1);
        var bins = Fairness.Calibration(scores, truth, bins: 2);
        Assert.Equal([(0.5, 2), (2.0 / 3, 3)], bins.Select(b => (b.PositiveShare, b.Count)));
        Assert.Equal((2 * 0.4 + 3 * (2.8 / 3 - 2.0 / 3)) / 5, Fairness.CalibrationError(scores, truth, 2), 1e-6);
    }

    [Fact]
    public void Real_decisions_differ_between_groups()
    {
        Table arrests = Datasets.Arrests();
        Tensor released = Tensor.From([.. arrests.Text("released").Select(v => v == "Yes" ? 1f : 0)]),
            colour = arrests.ClassIndices("colour");
        var rates = Fairness.Rates(released, released, colour);
        // 74 % of the Black and 86 % of the White people arrested were released with a summons.
        Assert.Equal([0.741, 0.858], rates.Select(r => Math.Round(r.SelectionRate, 3)));
    }

    [Fact]
    public void Labels_other_than_0_and_1_are_refused() =>
        Assert.Contains("must be 0 or 1, not 2", Assert.Throws<ArgumentException>(() =>
            Fairness.Reweigh(Tensor.From(2f), Tensor.From(0f))).Message, StringComparison.Ordinal);
}
