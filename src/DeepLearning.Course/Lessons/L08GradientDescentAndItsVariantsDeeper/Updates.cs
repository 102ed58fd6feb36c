namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

/// <summary>What the exercises of this lesson share.</summary>
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

    /// <summary>Adam and AdamW in double precision, with the correction in the rate: written otherwise than the references.</summary>
    public static (float[] W, float[] M, float[] S) AdamInDouble(float[] w, float[] g, float[] m, float[] s, int t, double rate,
        double beta1, double beta2, double decay)
    {
        var (moved, mean, size) = (new float[w.Length], new float[w.Length], new float[w.Length]);
        var correction = Math.Sqrt(1 - Math.Pow(beta2, t));
        for (var i = 0; i < w.Length; i++)
        {
            var average = m[i] + (1 - beta1) * (g[i] - m[i]);
            var square = s[i] + (1 - beta2) * ((double)g[i] * g[i] - s[i]);
            var step = rate * correction / (1 - Math.Pow(beta1, t)) * average / (Math.Sqrt(square) + 1e-8 * correction);
            (moved[i], mean[i], size[i]) = ((float)(w[i] - rate * decay * w[i] - step), (float)average, (float)square);
        }

        return (moved, mean, size);
    }
}
