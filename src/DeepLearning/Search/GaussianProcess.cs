using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DeepLearning;

/// <summary>
/// Regression with a measure of its uncertainty: a Gaussian process with a Matérn 5/2 kernel,
/// k(r) = (1 + √5 r/l + 5 r²/3l²) e^(−√5 r/l), on standardised targets. The length scale l and the noise are those of a small
/// grid under which the observations are most likely. Source: Rasmussen and Williams 2006, algorithm 2.1.
/// </summary>
public sealed class GaussianProcess
{
    private readonly double[][] _points;
    private readonly double _length, _mean, _scale;
    private readonly Cholesky<double> _factor;
    private readonly Vector<double> _weights;

    private GaussianProcess(double[][] points, double[] targets, double length, double noise)
    {
        _points = points;
        (_length, Length, Noise) = (length, length, noise);
        _mean = targets.Average();
        double deviation = Math.Sqrt(targets.Average(t => (t - _mean) * (t - _mean)));
        _scale = deviation > 0 ? deviation : 1;
        Vector<double> standard = Vector<double>.Build.DenseOfArray(Array.ConvertAll(targets, t => (t - _mean) / _scale));
        _factor = Matrix<double>.Build.Dense(points.Length, points.Length, (i, j) => Kernel(points[i], points[j]) + (i == j ? noise : 0))
            .Cholesky();
        _weights = _factor.Solve(standard);
        LogLikelihood = -0.5 * standard.DotProduct(_weights) - 0.5 * _factor.DeterminantLn - 0.5 * points.Length * Math.Log(2 * Math.PI);
    }

    /// <summary>The length scale: how far apart two points must be to tell little about each other.</summary>
    public double Length { get; }

    /// <summary>The variance of the noise, as a share of the targets' variance.</summary>
    public double Noise { get; }

    /// <summary>The logarithm of the observations' likelihood under the model, targets standardised.</summary>
    public double LogLikelihood { get; }

    /// <summary>Fits the process, choosing length scale and noise by likelihood.</summary>
    /// <param name="points">Where was observed.</param>
    /// <param name="targets">What was observed there.</param>
    public static GaussianProcess Fit(double[][] points, double[] targets)
    {
        Throw.ArgumentIf(points.Length == 0 || points.Length != targets.Length,
            $"GaussianProcess.Fit: {points.Length} points and {targets.Length} targets; they must be as many, and at least one.",
            nameof(points));
        return (from length in new[] { 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.3, 2 }
                from noise in new[] { 1e-6, 1e-3,
            1e-1 }
                select new GaussianProcess(points, targets, length, noise)).MaxBy(p => p.LogLikelihood)!;
    }

    /// <summary>Fits the process with a given length scale and noise.</summary>
    public static GaussianProcess Fit(double[][] points, double[] targets, double length, double noise) =>
        new(points, targets, length, noise);

    /// <summary>The mean and the standard deviation of the process at a point, in the targets' unit.</summary>
    public (double Mean, double Deviation) Predict(double[] point)
    {
        Vector<double> k = Vector<double>.Build.Dense(_points.Length, i => Kernel(_points[i], point));
        double variance = 1 - k.DotProduct(_factor.Solve(k));
        return (_mean + _scale * k.DotProduct(_weights), _scale * Math.Sqrt(Math.Max(0, variance)));
    }

    /// <summary>
    /// By how much a trial here is expected to fall below the best: (b − μ) Φ(z) + σ φ(z) with z = (b − μ)/σ.
    /// </summary>
    /// <param name="point">Where.</param>
    /// <param name="best">The smallest target so far.</param>
    public double ExpectedImprovement(double[] point, double best)
    {
        var (m, s) = Predict(point);
        if (s < 1e-12) return Math.Max(0, best - m);
        double z = (best - m) / s;
        return (best - m) * Normal.CDF(0, 1, z) + s * Normal.PDF(0, 1, z);
    }

    private double Kernel(double[] a, double[] b)
    {
        double r = Math.Sqrt(5) * MathNet.Numerics.Distance.Euclidean(a, b) / _length;
        return (1 + r + r * r / 3) * Math.Exp(-r);
    }
}
