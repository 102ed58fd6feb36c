namespace DeepLearning;

/// <summary>How one group of people is treated.</summary>
/// <param name="Group">The group's number.</param>
/// <param name="Count">Its members.</param>
/// <param name="SelectionRate">The share that is predicted positive.</param>
/// <param name="TruePositiveRate">Of the members whose truth is positive, the share predicted so.</param>
/// <param name="FalsePositiveRate">Of the members whose truth is negative, the share predicted positive.</param>
public readonly record struct GroupRates(int Group, int Count, double SelectionRate, double TruePositiveRate, double FalsePositiveRate);

/// <summary>Of the samples with scores in one interval, what was said and what came true.</summary>
/// <param name="MeanScore">The mean score.</param>
/// <param name="PositiveShare">The share whose truth is positive.</param>
/// <param name="Count">How many samples.</param>
public readonly record struct CalibrationBin(double MeanScore, double PositiveShare, int Count);

/// <summary>
/// Measures of whether a classifier treats groups alike, and a way to train a fairer one. The measures contradict each other
/// wherever the groups' base rates differ (Kleinberg, Mullainathan and Raghavan 2017), so none of them settles the question.
/// </summary>
public static class Fairness
{
    /// <summary>The rates of each group.</summary>
    /// <param name="predictions">0 or 1. Shape: [n].</param>
    /// <param name="targets">The truth, 0 or 1. Shape: [n].</param>
    /// <param name="groups">Each sample's group: 0, 1, … Shape: [n].</param>
    public static IReadOnlyList<GroupRates> Rates(Tensor predictions, Tensor targets, Tensor groups)
    {
        Check(predictions, groups, "Fairness.Rates");
        Check(targets, groups, "Fairness.Rates");
        float[] p = predictions.ToArray(), t = targets.ToArray(), g = groups.ToArray();
        return [.. Enumerable.Range(0, g.Length).GroupBy(i => (int)g[i]).OrderBy(x => x.Key).Select(members => new GroupRates(
            members.Key, members.Count(), Share(members, i => p[i] == 1),
            Share(members.Where(i => t[i] == 1), i => p[i] == 1), Share(members.Where(i => t[i] == 0), i => p[i] == 1)))];
    }

    /// <summary>
    /// Demographic parity difference: the largest selection rate less the smallest. 0 when every group is selected as often.
    /// </summary>
    public static double DemographicParityDifference(Tensor predictions, Tensor groups) =>
        Spread(Rates(predictions, predictions, groups).Select(r => r.SelectionRate));

    /// <summary>
    /// Equalised odds difference: the larger of the spreads of true- and false-positive rates. 0 when the groups' errors are
    /// alike. Source: Hardt, Price and Srebro 2016.
    /// </summary>
    public static double EqualizedOddsDifference(Tensor predictions, Tensor targets, Tensor groups)
    {
        var rates = Rates(predictions, targets, groups);
        return Math.Max(Spread(rates.Select(r => r.TruePositiveRate)), Spread(rates.Select(r => r.FalsePositiveRate)));
    }

    /// <summary>
    /// Calibration: whether of the samples scored 0.7, seven in ten are positive. One row for each interval that has samples.
    /// </summary>
    /// <param name="scores">Probabilities of the positive class. Shape: [n].</param>
    /// <param name="targets">The truth, 0 or 1. Shape: [n].</param>
    /// <param name="bins">Intervals of equal width over 0 … 1.</param>
    public static IReadOnlyList<CalibrationBin> Calibration(Tensor scores, Tensor targets, int bins = 10)
    {
        Check(targets, scores, "Fairness.Calibration");
        float[] s = scores.ToArray(), t = targets.ToArray();
        Throw.ArgumentIf(s.Any(v => !(v is >= 0 and <= 1)),
            $"Fairness.Calibration: scores must be probabilities, from 0 to 1.", nameof(scores));
        return [.. Enumerable.Range(0, s.Length).GroupBy(i => Math.Min(bins - 1, (int)(s[i] * bins))).OrderBy(x => x.Key)
            .Select(bin => new CalibrationBin(bin.Average(i => (double)s[i]), Share(bin, i => t[i] == 1), bin.Count()))];
    }

    /// <summary>Expected calibration error: the mean distance between score and share over the bins, weighted by their samples.</summary>
    public static double CalibrationError(Tensor scores, Tensor targets, int bins = 10) =>
        Calibration(scores, targets, bins).Sum(b => b.Count * Math.Abs(b.MeanScore - b.PositiveShare)) / scores.Length;

    /// <summary>
    /// Reweighing: P(group) P(truth) / P(group, truth) for each sample, under which group and truth are independent; weigh the
    /// training loss by it. Source: Kamiran and Calders 2012. Shape: [n] → [n], mean 1.
    /// </summary>
    public static Tensor Reweigh(Tensor targets, Tensor groups)
    {
        Check(targets, groups, "Fairness.Reweigh");
        float[] t = targets.ToArray(), g = groups.ToArray();
        double n = t.Length;
        var byGroup = g.GroupBy(x => x).ToDictionary(x => x.Key, x => x.Count());
        var byTruth = t.GroupBy(x => x).ToDictionary(x => x.Key, x => x.Count());
        var byBoth = g.Zip(t).GroupBy(x => x).ToDictionary(x => x.Key, x => x.Count());
        return Tensor.From([.. g.Zip(t, (group, truth) => (float)(byGroup[group] * (byTruth[truth] / n) / byBoth[(group, truth)]))]);
    }

    private static double Share(IEnumerable<int> members, Func<int, bool> holds)
    {
        int count = 0, held = 0;
        foreach (int i in members) (count, held) = (count + 1, held + (holds(i) ? 1 : 0));
        return count == 0 ? double.NaN : (double)held / count;
    }

    // A group without positives has no true-positive rate; it takes no part in the comparison.
    private static double Spread(IEnumerable<double> rates)
    {
        double[] known = [.. rates.Where(r => !double.IsNaN(r))];
        return known.Length == 0 ? 0 : known.Max() - known.Min();
    }

    private static void Check(Tensor labels, Tensor other, string operation)
    {
        Throw.ArgumentIf(labels.Rank != 1 || labels.Length == 0 || labels.Shape != other.Shape,
            $"{operation}: expected two tensors [n] with n ≥ 1, got {labels.Shape} and {other.Shape}.", nameof(labels));
        foreach (float label in labels.Data)
            Throw.ArgumentIf(label is not (0 or 1), $"{operation}: predictions and targets must be 0 or 1, not {label}.", nameof(labels));
    }
}
