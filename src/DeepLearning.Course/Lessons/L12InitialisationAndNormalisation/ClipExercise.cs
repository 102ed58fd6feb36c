namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class ClipExercise : Exercise<Func<float[], float, float[]>>
{
    public override string Id => "in-clip";
    public override int Number => 6;
    public override string Title => "Clip by length";

    protected override Func<float[], float, float[]> Solution =>
        (gradient, maxNorm) => Scaled(gradient, Math.Min(1, maxNorm / Length(gradient)));

    protected override Func<float[], float, float[]> Alternative => (float[] gradient, float maxNorm) =>
    {
        Tensor g = Tensor.From(gradient).RequireGrad();
        (g * Tensor.From(gradient)).Sum().Backward();
        GradientClip.ByNorm([g], maxNorm);
        return g.Grad!.ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("(3, 4) to a length of 1", new[] { 3f, 4 }, 1f),
        new("short enough already", new[] { 0.3f, -0.4f }, 1f),
        new("negative numbers", new[] { -6f, 8 }, 5f),
        new("one number", new[] { -10f }, 2f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [(3 * Tensor.Randn(random, 1 + random.NextInt32(6))).ToArray(), 0.5f + 4 * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Measure the length. If it is small enough, nothing happens. If not, shrink all numbers by the same factor.",
        "length = √(g₁² + g₂² + …); the factor is maxNorm / length, if that is below 1.",
        "`if (length <= maxNorm) return [.. gradient];` and else `[.. gradient.Select(g => g / length * maxNorm)]`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("every number is clipped by itself",
            "That is clipping by value, and it turns the gradient. Shrink all numbers by one factor.",
            (gradient, maxNorm) => [.. gradient.Select(g => Math.Clamp(g, -maxNorm, maxNorm))]),
        Mistake("short gradients are lengthened", "A gradient that is short enough stays as it is: the factor is never above 1.",
            (gradient, maxNorm) => Scaled(gradient, maxNorm / Length(gradient))),
        Mistake("the root is missing in the length", "The length is the *square root* of the sum of squares.",
            (gradient, maxNorm) => Scaled(gradient, Math.Min(1, maxNorm / gradient.Sum(g => g * g)))),
        Mistake("the length is the sum of the sizes", "For (3, 4) the length is 5, not 7: squares, sum, root.",
            (gradient, maxNorm) => Scaled(gradient, Math.Min(1, maxNorm / gradient.Sum(MathF.Abs)))),
        Mistake("nothing is clipped", "If the length exceeds maxNorm, multiply by maxNorm / length.",
            (gradient, maxNorm) => [.. gradient]),
    ];

    private static float Length(float[] gradient) => MathF.Sqrt(gradient.Sum(g => g * g));

    private static float[] Scaled(float[] gradient, float factor) => [.. gradient.Select(g => g * factor)];
}
