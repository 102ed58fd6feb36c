namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class RmsPropExercise : Exercise<Func<float[], float[], float[], float, float, (float[] W, float[] S)>>
{
    public override string Id => "gd-rmsprop";
    public override int Number => 4;
    public override string Title => "RMSProp";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("RmsProp")];

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] S)> Solution => (w, g, s, rate, alpha) =>
        Step(w, g, s, rate, (slope, size) => alpha * size + (1 - alpha) * slope * slope, MathF.Sqrt);

    protected override Func<float[], float[], float[], float, float, (float[] W, float[] S)> Alternative =>
        (float[] w, float[] g, float[] s, float rate, float alpha) =>
        {
            var size = Tensor.From(s) + (1 - alpha) * (Tensor.From(g).Square() - Tensor.From(s));
            return ((Tensor.From(w) - rate * Tensor.From(g) / (size.Sqrt() + 1e-8f)).ToArray(), size.ToArray());
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first step: whatever the gradient, about ten times the rate",
            new[] { 1f, 1f }, new[] { 2f, 0.02f }, new[] { 0f, 0f }, 0.01f,
            0.99f),
        new("the second step", new[] { 0.9f, 0.9f }, new[] { 1.8f, 0.018f }, new[] { 0.04f, 0.000004f }, 0.01f, 0.99f),
        new("the third step", new[] { 0.832f, 0.832f }, new[] { 1.664f, 0.01664f }, new[] { 0.072f, 0.0000072f }, 0.01f, 0.99f),
        new("a weight whose gradients were large, and one whose gradients were small", new[] { 0f, 0f }, new[] { 1f, 1f },
            new[] { 100f, 0.01f }, 0.1f, 0.9f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [RandomValues.Normals(random, count), RandomValues.Normals(random, count, 2), Updates.Squares(random, count),
            0.05f + random.NextSingle(), 0.5f + 0.45f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Each weight keeps a running mean of the squares of its gradients. Its root says how large the gradients usually are here. Divide "
            + "by it, and directions with large and small gradients get steps of about the same length.",
        "s = α·s + (1 − α)·g²; then w = w − rate · g / (√s + 1e−8), with the new s.",
        "In the loop: `size[i] = alpha * s[i] + (1 - alpha) * g[i] * g[i];` and `moved[i] = w[i] - rate * g[i] / (MathF.Sqrt(…) + "
            + "1e-8f);`. Return `(moved, size)`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the root is missing", "s is a mean of squares. Its root has the size of a gradient; divide by MathF.Sqrt(s).",
            (w, g, s, rate, alpha) => Step(w, g, s, rate, (slope, size) => alpha * size + (1 - alpha) * slope * slope, size => size)),
        Mistake("the gradients are not squared", "A mean of plain gradients lets plus and minus cancel. Square them: (1 − α)·g².",
            (w, g, s, rate, alpha) => Step(w, g, s, rate, (slope, size) => alpha * size + (1 - alpha) * MathF.Abs(slope), MathF.Sqrt)),
        Mistake("the whole square is added",
            "It is a mean: α of the old and 1 − α of the new. Without the 1 − α it grows and grows, and the steps die.",
            (w, g, s, rate, alpha) => Step(w, g, s, rate, (slope, size) => alpha * size + slope * slope, MathF.Sqrt)),
        Mistake("α and 1 − α have changed places",
            "α says how much of the old mean is kept. It is near 1, so that the mean has a long memory.",
            (w, g, s, rate, alpha) => Step(w, g, s, rate, (slope, size) => (1 - alpha) * size + alpha * slope * slope, MathF.Sqrt)),
        Mistake("the old mean is returned", "The next step needs the new one. Return the array that you have just computed.",
            (w, g, s, rate, alpha) => (Step(w, g, s, rate, (slope, size) => alpha * size + (1 - alpha) * slope * slope, MathF.Sqrt).W, s)),
        Mistake("the gradient is not divided by its usual size", "You keep the mean of squares and do not use it. Divide g by √s + 1e−8.",
            (w, g, s, rate, alpha) => Step(w, g, s, rate, (slope, size) => alpha * size + (1 - alpha) * slope * slope, _ => 1)),
    ];

    private static (float[] W, float[] S) Step(float[] w, float[] g, float[] s, float rate, Func<float, float, float> mean, Func<float,
        float> root)
    {
        var size = Updates.Each(g, s, mean);
        return (Updates.Each(w, g, size, (weight, slope, now) => weight - rate * slope / (root(now) + Updates.Epsilon)), size);
    }
}
