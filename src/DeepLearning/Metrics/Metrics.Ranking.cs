namespace DeepLearning;

public static partial class Metrics
{
    /// <summary>
    /// The area under the ROC curve: the probability that a positive sample scores higher than a negative one, ties counting
    /// half. 0.5 is chance.
    /// </summary>
    /// <param name="scores">Scores of the positive class. Shape: [n].</param>
    /// <param name="targets">0 or 1. Shape: [n]; both must occur.</param>
    public static double RocAuc(Tensor scores, Tensor targets)
    {
        var curve = RocCurve(scores, targets);
        double area = 0;
        for (int i = 1; i < curve.Count; i++)
            area += (curve[i].FalsePositiveRate - curve[i - 1].FalsePositiveRate)
            * (curve[i].TruePositiveRate + curve[i - 1].TruePositiveRate) / 2;
        return area;
    }

    /// <summary>The ROC curve: for each threshold, from above the highest score down, the two rates of calling a sample positive.</summary>
    /// <param name="scores">Scores of the positive class. Shape: [n].</param>
    /// <param name="targets">0 or 1. Shape: [n]; both must occur.</param>
    public static IReadOnlyList<(double FalsePositiveRate, double TruePositiveRate, float Threshold)> RocCurve(
        Tensor scores, Tensor targets)
    {
        var (ordered, positives) = Ranked(scores, targets, nameof(RocCurve));
        int negatives = ordered.Length - positives;
        Throw.ArgumentIf(positives == 0 || negatives == 0,
            $"RocCurve: {positives} positive and {negatives} negative samples; both kinds are needed.", nameof(targets));
        var curve = new List<(double, double, float)> { (0, 0, float.PositiveInfinity) };
        int truePositives = 0, falsePositives = 0;
        for (int i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].Positive) truePositives++; else falsePositives++;
            if (i + 1 == ordered.Length || ordered[i + 1].Score != ordered[i].Score)
                curve.Add(((double)falsePositives / negatives, (double)truePositives / positives, ordered[i].Score));
        }

        return curve;
    }

    /// <summary>
    /// Average precision: Σ (recallᵢ − recallᵢ₋₁) · precisionᵢ over the thresholds, from the highest score down, as
    /// scikit-learn's average_precision_score.
    /// </summary>
    /// <param name="scores">Scores of the positive class. Shape: [n].</param>
    /// <param name="targets">0 or 1. Shape: [n].</param>
    public static double AveragePrecision(Tensor scores, Tensor targets)
    {
        var (ordered, positives) = Ranked(scores, targets, nameof(AveragePrecision));
        double sum = 0;
        int found = 0, before = 0;
        for (int i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].Positive) found++;
            if (i + 1 < ordered.Length && ordered[i + 1].Score == ordered[i].Score) continue;
            sum += (found - before) * ((double)found / (i + 1));
            before = found;
        }

        return Ratio(sum, positives);
    }

    private static ((float Score, bool Positive)[] Ordered, int Positives) Ranked(Tensor scores, Tensor targets, string operation)
    {
        Throw.ArgumentIf(scores.Rank != 1 || targets.Rank != 1 || scores.Length != targets.Length,
            $"{operation}: expected scores [n] and targets [n], got {scores.Shape} and {targets.Shape}.", nameof(scores));
        float[] values = scores.ToArray(), labels = targets.ToArray();
        Throw.ArgumentIf(values.Any(float.IsNaN), $"{operation}: a score is NaN.", nameof(scores));
        Throw.ArgumentIf(labels.Any(l => l is not (0 or 1)), $"{operation}: targets must be 0 or 1.", nameof(targets));
        var ordered = values.Zip(labels, (score, label) => (Score: score, Positive: label == 1)).OrderByDescending(p => p.Score).ToArray();
        return (ordered, ordered.Count(p => p.Positive));
    }
}
