using System.Globalization;

namespace DeepLearning.Course;

/// <summary>The worst place where an answer differs from what is expected.</summary>
internal sealed record Comparison(Leaf Expected, Leaf Got, int WrongCount, int Count)
{
    /// <summary>Compares two values of the same type and shape.</summary>
    /// <returns>Null when they agree.</returns>
    public static Comparison? Of(object? expected, object? got, Tolerance tolerance)
    {
        Comparison? worst = null;
        var worstExcess = double.NegativeInfinity;
        var wrong = 0;
        var count = 0;
        foreach (var (e, g) in Values.Leaves(expected).Zip(Values.Leaves(got)))
        {
            count++;
            if (Agree(e, g, tolerance)) continue;
            wrong++;
            var excess = Excess(e, g);
            if (excess <= worstExcess) continue;
            worstExcess = excess;
            worst = new Comparison(e, g, 0, 0);
        }

        return worst is null ? null : worst with { WrongCount = wrong, Count = count };
    }

    /// <summary>Whether two values have the same type, the same shape, and agree within the tolerance.</summary>
    public static bool Agree(object? expected, object? got, Tolerance tolerance) =>
        Values.TypeAndShape(expected) == Values.TypeAndShape(got) && Of(expected, got, tolerance) is null;

    /// <summary>The comparison as lines for the learner.</summary>
    public IEnumerable<Fact> Facts(Tolerance tolerance)
    {
        if (Count > 1)
        {
            yield return new Fact("worst at",
                $"{Expected.Path}, where {Values.Describe(Expected.Value)} was expected and {Values.Describe(Got.Value)} came");
            yield return new Fact("wrong", string.Create(CultureInfo.InvariantCulture, $"{WrongCount} of {Count} values"));
        }

        if (Expected.Number is { } expected && Got.Number is { } got)
        {
            yield return new Fact("difference", Values.Rounded(Math.Abs(expected - got), 3));
            yield return new Fact("tolerance", tolerance.InWords(expected));
        }
    }

    private static bool Agree(Leaf expected, Leaf got, Tolerance tolerance) =>
        expected.Number is { } e && got.Number is { } g ? tolerance.Allows(e, g) : Equals(expected.Value, got.Value);

    // What is not a number, or not finite, is as wrong as can be.
    private static double Excess(Leaf expected, Leaf got) =>
        expected.Number is { } e && got.Number is { } g && double.IsFinite(e - g) ? Math.Abs(e - g) : double.MaxValue;
}
