namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

/// <summary>What the exercises of this lesson share: random weights and states, and the cases of a walk of several steps.</summary>
internal static class Updates
{
    public const float Epsilon = 1e-8f;

    public static float[] Each(float[] a, float[] b, Func<float, float, float> combine) => [.. a.Zip(b, combine)];

    public static float[] Each(float[] a, float[] b, float[] c, Func<float, float, float, float> combine) =>
        [.. a.Select((number, i) => combine(number, b[i], c[i]))];

    /// <summary>What a running mean of squares may be: never negative.</summary>
    public static float[] Squares(RandomGenerator random, int count) =>
        [.. Enumerable.Range(0, count)
            .Select(_ => 0.1f + random.NextNormal() * random.NextNormal() * random.NextNormal() * random.NextNormal())
            .Select(MathF.Abs)];
}
