namespace DeepLearning.Course;

/// <summary>How far an answer may be from the reference: |expected − got| ≤ Absolute + Relative · |expected|.</summary>
/// <param name="Absolute">The part that does not depend on the size of the number.</param>
/// <param name="Relative">The part that grows with the number.</param>
/// <param name="Reason">Why this much and no more, for the learner.</param>
public sealed record Tolerance(double Absolute, double Relative, string Reason)
{
    /// <summary>Room for the rounding of <c>float</c> arithmetic, done in another order.</summary>
    public static Tolerance SinglePrecision { get; } =
        new(1e-5, 1e-4, "a float keeps about seven digits, and adding in another order changes the last ones");

    /// <summary>Nothing but equality: for counts, indices and text.</summary>
    public static Tolerance Exact { get; } = new(0, 0, "whole numbers and text are compared exactly");

    /// <summary>Whether <paramref name="got"/> is close enough; not-a-number and an infinity equal themselves only.</summary>
    public bool Allows(double expected, double got) =>
        expected.Equals(got) || (double.IsFinite(expected) && Math.Abs(expected - got) <= At(expected));

    /// <summary>The room allowed around an expected number.</summary>
    public double At(double expected) => Absolute + Relative * Math.Abs(expected);

    /// <summary>The tolerance in words.</summary>
    public string InWords(double expected) => At(expected) == 0
        ? $"no difference is allowed: {Reason}"
        : $"a difference up to {Values.Rounded(At(expected), 2)} is allowed: {Reason}";
}
