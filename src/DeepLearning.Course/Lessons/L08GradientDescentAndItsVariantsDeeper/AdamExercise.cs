namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class AdamExercise : Exercise<Func<float[], float[], float[], float[], int, float, float, float,
    (float[] W, float[] M, float[] S)>>
{
    public override string Id => "gd-adam";
    public override int Number => 5;
    public override string Title => "Adam";
    public override int Points => 3;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Adam"), new("AdamW")];

    protected override Func<float[], float[], float[], float[], int, float, float, float, (float[] W, float[] M, float[] S)> Solution =>
        (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, t, t);

    // The two corrections joined into the rate, as in the last lines of section 2 of the paper.
    protected override Func<float[], float[], float[], float[], int, float, float, float, (float[] W, float[] M, float[] S)> Alternative =>
        (float[] w, float[] g, float[] m, float[] s, int t, float rate, float beta1, float beta2) =>
            Updates.AdamInDouble(w, g, m, s, t, rate, beta1, beta2, 0);

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first step: each weight moves by the rate, whatever its gradient",
            new[] { 1f, 1f }, new[] { 2f, -0.02f }, new[] { 0f, 0f },
            new[] { 0f, 0f }, 1, 0.1f, 0.9f, 0.999f),
        new("the second step", new[] { 0.9f, 1.1f }, new[] { 1.8f, -0.022f }, new[] { 0.2f, -0.002f }, new[] { 0.004f, 0.0000004f }, 2,
            0.1f, 0.9f, 0.999f),
        new("the third step", new[] { 0.8002f, 1.2002f }, new[] { 1.6004f, -0.024f }, new[] { 0.36f, -0.004f },
            new[] { 0.007236f, 0.00000088f }, 3, 0.1f, 0.9f, 0.999f),
        new("the thousandth step, where the corrections have nearly faded", new[] { 0.5f }, new[] { 1f }, new[] { -0.5f }, new[] { 2f },
            1000, 0.1f, 0.9f, 0.999f),
        new("other memories", new[] { 0.5f, -0.5f }, new[] { 1f, 2f }, new[] { 0.3f, -0.2f }, new[] { 2f, 1f }, 4, 0.1f, 0.5f, 0.8f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(4);
        return
        [
            RandomValues.Normals(random, count), RandomValues.Normals(random, count), RandomValues.Normals(random, count),
            Updates.Squares(random, count),
            2 + random.NextInt32(20), 0.05f + random.NextSingle(), 0.5f + 0.45f * random.NextSingle(), 0.8f + 0.19f * random.NextSingle(),
        ];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Adam is momentum (m, a running mean of gradients) and RMSProp (s, a running mean of squares) in one. Both start from 0 and are "
            + "therefore too small at first, so both are divided by what is missing before they are used.",
        "m = β₁m + (1 − β₁)g; s = β₂s + (1 − β₂)g²; m̂ = m / (1 − β₁ᵗ), ŝ = s / (1 − β₂ᵗ); w = w − rate · m̂ / (√ŝ + 1e−8). Return the new "
            + "w, m and s: m and s themselves, without the correction.",
        "In the loop, after `mean[i] = …` and `size[i] = …`: `float fairMean = mean[i] / (1 - MathF.Pow(beta1, t));`, the same for size "
            + "with beta2, and `moved[i] = w[i] - rate * fairMean / (MathF.Sqrt(fairSize) + 1e-8f);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the bias correction is missing",
            "m and s start from 0 and are too small at first. Divide m by 1 − β₁ᵗ and s by 1 − β₂ᵗ before you use them.",
            (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, 1e6f, 1e6f)),
        Mistake("only the mean is corrected, not the squares",
            "s starts from 0 as well, and with β₂ = 0.999 it takes even longer. ŝ = s / (1 − β₂ᵗ).",
            (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, t, 1e6f)),
        Mistake("only the squares are corrected, not the mean", "m starts from 0 as well. m̂ = m / (1 − β₁ᵗ).",
            (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, 1e6f, t)),
        Mistake("the power t is missing in the correction", "1 − β₁ᵗ: β₁ multiplied by itself t times. MathF.Pow(beta1, t).",
            (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, 1, 1)),
        Mistake("the corrected means are returned",
            "The correction is for this step only. Remember m and s as they are, or the next step corrects them again.",
            (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, t, t) is var (moved, mean, size)
                ? (moved, [.. mean.Select(x => x / (1 - MathF.Pow(beta1, t)))], [.. size.Select(x => x / (1 - MathF.Pow(beta2, t)))])
                    : default),
        Mistake("the root is missing", "ŝ is a mean of squares. Divide by its root.",
            (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, t, t, size => size)),
        Mistake("the step uses the gradient instead of its mean", "That is RMSProp with a correction. The step is rate · m̂ / (√ŝ + 1e−8).",
            (w, g, m, s, t, rate, beta1, beta2) => Step(w, g, m, s, rate, beta1, beta2, t, t) is var (_, mean, size)
                ? (Updates.Each(w, g, size,
                    (weight, slope, now) =>
                        weight - rate * slope / (MathF.Sqrt(now / (1 - MathF.Pow(beta2, t))) + Updates.Epsilon)), mean, size) : default),
    ];

    internal static (float[] W, float[] M, float[] S) Step(float[] w, float[] g, float[] m, float[] s, float rate, float beta1, float beta2,
        float timeOfMean, float timeOfSquares, Func<float, float>? root = null)
    {
        root ??= MathF.Sqrt;
        var mean = Updates.Each(m, g, (old, slope) => beta1 * old + (1 - beta1) * slope);
        var size = Updates.Each(s, g, (old, slope) => beta2 * old + (1 - beta2) * slope * slope);
        var moved = Updates.Each(w, mean, size, (weight, average, square) =>
            weight - rate * (average / (1 - MathF.Pow(beta1, timeOfMean))) / (root(square / (1 - MathF.Pow(beta2, timeOfSquares)))
                + Updates.Epsilon));
        return (moved, mean, size);
    }
}
