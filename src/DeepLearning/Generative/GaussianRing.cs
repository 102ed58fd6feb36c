namespace DeepLearning;

/// <summary>How much of a mixture a generator makes.</summary>
/// <param name="Counts">Samples near each centre.</param>
/// <param name="NearShare">The share of all samples that lie near a centre.</param>
public sealed record ModeCoverage(IReadOnlyList<int> Counts, double NearShare)
{
    /// <summary>Modes that get at least a tenth of an equal share of the samples near a centre; fewer than all is mode collapse.</summary>
    public int Covered => Counts.Count(c => c > 0 && c * 10 >= Counts.Sum() / Counts.Count);
}

/// <summary>
/// Points around centres on a circle: the standard test of whether a generator makes everything or only the easiest part.
/// Source: Metz and others 2017.
/// </summary>
/// <param name="modes">How many centres.</param>
/// <param name="radius">The circle's radius.</param>
/// <param name="deviation">The standard deviation around a centre.</param>
/// <example><code>
/// var ring = new GaussianRing();
/// Console.WriteLine(ring.Measure(ring.Sample(1000, new RandomGenerator(1))).Covered);   // 8
/// </code></example>
public sealed class GaussianRing(int modes = 8, float radius = 2, float deviation = 0.1f)
{
    /// <summary>The centres.</summary>
    public IReadOnlyList<(float X, float Y)> Centers { get; } =
        [.. Enumerable.Range(0, modes)
            .Select(i => (radius * MathF.Cos(2 * MathF.PI * i / modes), radius * MathF.Sin(2 * MathF.PI * i / modes)))];

    /// <summary>Points drawn from the mixture. Shape: [count, 2].</summary>
    public Tensor Sample(int count, RandomGenerator? generator = null)
    {
        generator ??= RandomGenerator.Default;
        var points = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            var (x, y) = Centers[generator.NextInt32(modes)];
            (points[2 * i], points[2 * i + 1]) = (x + deviation * generator.NextNormal(), y + deviation * generator.NextNormal());
        }

        return new Tensor(points, count, 2);
    }

    /// <summary>Counts the points within some deviations of each centre.</summary>
    /// <param name="points">Shape: [count, 2].</param>
    /// <param name="deviations">How near a point must be.</param>
    public ModeCoverage Measure(Tensor points, float deviations = 4)
    {
        Throw.ArgumentIf(points.Rank != 2 || points.Shape[1] != 2 || points.Length == 0,
            $"GaussianRing.Measure: expected points [count, 2], got {points.Shape}.", nameof(points));
        var counts = new int[modes];
        for (int i = 0; i < points.Shape[0]; i++)
        {
            float px = points.Data[2 * i], py = points.Data[2 * i + 1];
            int nearest = Enumerable.Range(0, modes).MinBy(m => Distance(m, px, py));
            if (Distance(nearest, px, py) <= deviations * deviation) counts[nearest]++;
        }

        return new ModeCoverage(counts, (double)counts.Sum() / points.Shape[0]);
    }

    private float Distance(int mode, float x, float y) =>
        MathF.Sqrt((x - Centers[mode].X) * (x - Centers[mode].X) + (y - Centers[mode].Y) * (y - Centers[mode].Y));
}
