namespace DeepLearning;

public static partial class Metrics
{
    /// <summary>
    /// The share of the targets' variance that is explained: R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)². 1 is perfect, 0 no better than
    /// the mean; negative is worse.
    /// </summary>
    /// <param name="predictions">Any shape.</param>
    /// <param name="targets">The same shape, not all equal.</param>
    public static double R2(Tensor predictions, Tensor targets)
    {
        double residual = SumOver(predictions, targets, nameof(R2), (p, t) => (p - t) * (p - t));
        double mean = SumOver(targets, targets, nameof(R2), (t, _) => t) / targets.Length;
        double total = SumOver(targets, targets, nameof(R2), (t, _) => (t - mean) * (t - mean));
        return total > 0 ? 1 - residual / total
            : throw new ArgumentException("R2: all targets are equal, so there is no variance to explain.", nameof(targets));
    }

    /// <summary>The mean of (y − ŷ)². Smaller is better.</summary>
    public static double MeanSquaredError(Tensor predictions, Tensor targets) =>
        SumOver(predictions, targets, nameof(MeanSquaredError), (p, t) => (p - t) * (p - t)) / targets.Length;

    /// <summary>The mean of |y − ŷ|, in the targets' unit. Smaller is better.</summary>
    public static double MeanAbsoluteError(Tensor predictions, Tensor targets) =>
        SumOver(predictions, targets, nameof(MeanAbsoluteError), (p, t) => Math.Abs(p - t)) / targets.Length;

    private static double SumOver(Tensor a, Tensor b, string operation, Func<double, double, double> term)
    {
        Throw.ArgumentIf(a.Shape != b.Shape || a.Length == 0,
            $"{operation}: expected two tensors of one shape with at least one value, got {a.Shape} and {b.Shape}.", nameof(a));
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += term(a.Data[i], b.Data[i]);
        return sum;
    }
}
