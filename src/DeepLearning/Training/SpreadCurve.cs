namespace DeepLearning;

/// <summary>The curves that one experiment gave with several seeds, such as losses by epoch, all of one length.</summary>
public sealed class SpreadCurve
{
    /// <summary>Gathers the curves.</summary>
    /// <param name="curves">One for each seed.</param>
    /// <exception cref="ArgumentException">There is none, or their lengths differ.</exception>
    public SpreadCurve(params IReadOnlyList<IReadOnlyList<float>> curves)
    {
        Throw.ArgumentIf(curves.Count == 0, $"SpreadCurve: there is no curve", nameof(curves));
        if (curves.FirstOrDefault(curve => curve.Count != curves[0].Count) is { } other)
            throw new ArgumentException(
                Invariant($"SpreadCurve: a curve has {other.Count} values where the first has {curves[0].Count}"), nameof(curves));
        Curves = curves;
    }

    /// <summary>The curves, in the order of the seeds.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Curves { get; }

    /// <summary>The mean over the seeds, point by point.</summary>
    public float[] Mean => Each(values => values.Average());

    /// <summary>The smallest value of any seed, point by point.</summary>
    public float[] Low => Each(values => values.Min());

    /// <summary>The largest value of any seed, point by point.</summary>
    public float[] High => Each(values => values.Max());

    /// <summary>The curves' last values.</summary>
    public Spread Last => new(Curves.Select(curve => (double)curve[^1]));

    private float[] Each(Func<IEnumerable<float>, float> summary) =>
        [.. Enumerable.Range(0, Curves[0].Count).Select(i => summary(Curves.Select(curve => curve[i])))];
}
