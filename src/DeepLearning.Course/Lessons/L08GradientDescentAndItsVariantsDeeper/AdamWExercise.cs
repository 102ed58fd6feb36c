namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

internal sealed class AdamWExercise : Exercise<Func<float[], float[], float[], float[], int, float, float,
    (float[] W, float[] M, float[] S)>>
{
    private const float Beta1 = 0.9f, Beta2 = 0.999f;

    public override string Id => "gd-adamw";
    public override int Number => 6;
    public override string Title => "AdamW";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Adam"), new("AdamW")];

    protected override Func<float[], float[], float[], float[], int, float, float, (float[] W, float[] M, float[] S)> Solution =>
        (w, g, m, s, t, rate, decay) => Step(Shrunk(w, 1 - rate * decay), g, m, s, t, rate);

    protected override Func<float[], float[], float[], float[], int, float, float, (float[] W, float[] M, float[] S)> Alternative =>
        (float[] w, float[] g, float[] m, float[] s, int t, float rate, float decay) =>
            Updates.AdamInDouble(w, g, m, s, t, rate, 0.9, 0.999, decay);

    public override IReadOnlyList<Case> Cases =>
    [
        new("no gradient at all: only the decay moves the weights",
            new[] { 1f, -2f }, new[] { 0f, 0f }, new[] { 0f, 0f }, new[] { 0f, 0f }, 1,
            0.1f, 0.5f),
        new("the first step", new[] { 1f, 1f }, new[] { 2f, -0.02f }, new[] { 0f, 0f }, new[] { 0f, 0f }, 1, 0.1f, 0.5f),
        new("the second step", new[] { 0.85f, 1.05f }, new[] { 1.7f, -0.021f }, new[] { 0.2f, -0.002f }, new[] { 0.004f, 0.0000004f }, 2,
            0.1f, 0.5f),
        new("the third step", new[] { 0.7079f, 1.0974f }, new[] { 1.4f, -0.022f }, new[] { 0.35f, -0.0039f },
            new[] { 0.00688f, 0.00000084f }, 3, 0.1f, 0.5f),
        new("no decay: plain Adam", new[] { 0.5f }, new[] { 1f }, new[] { -0.5f }, new[] { 2f }, 7, 0.1f, 0f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(4);
        return
        [
            RandomValues.Normals(random, count, 2), RandomValues.Normals(random, count), RandomValues.Normals(random, count),
            Updates.Squares(random, count),
            2 + random.NextInt32(20), 0.05f + random.NextSingle(), 0.1f + 0.5f * random.NextSingle(),
        ];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Weight decay means: every step, each weight shrinks a little towards 0. In AdamW that happens to the weight itself, apart from "
            + "the gradient and its means.",
        "First shrink: w = (1 − rate · decay) · w. Then Adam's step from there, with the gradient as it is, β₁ = 0.9 and β₂ = 0.999.",
        "`var shrunk = new float[w.Length];` with `shrunk[i] = (1 - rate * decay) * w[i];` in a loop, and then your own function of "
            + "exercise 5: `return AdamStep(shrunk, g, m, s, t, rate, 0.9f, 0.999f);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the decay is missing", "This is plain Adam. Before its step, multiply each weight by 1 − rate · decay.",
            (w, g, m, s, t, rate, decay) => Step(w, g, m, s, t, rate)),
        Mistake("the decay is added to the gradient",
            "Then Adam divides it by √ŝ like any gradient, and weights with large gradients hardly decay. Shrink the weight itself: this "
                + "separation is what the W stands for.",
            (w, g, m, s, t, rate, decay) => Step(w, Updates.Each(g, w, (slope, weight) => slope + decay * weight), m, s, t, rate)),
        Mistake("the decay is not multiplied by the rate", "The factor is 1 − rate · decay, so that a smaller rate also decays less.",
            (w, g, m, s, t, rate, decay) => Step(Shrunk(w, 1 - decay), g, m, s, t, rate)),
        Mistake("the weights grow instead of shrinking", "1 − rate · decay, with a minus.",
            (w, g, m, s, t, rate, decay) => Step(Shrunk(w, 1 + rate * decay), g, m, s, t, rate)),
        Mistake("the weights shrink after Adam's step",
            "Shrink the weight where it stands, and then step. You shrink the step along with it.",
            (w, g, m, s, t, rate, decay) =>
                Step(w, g, m, s, t, rate) is var (moved, mean, size) ? (Shrunk(moved, 1 - rate * decay), mean, size) : default),
    ];

    private static float[] Shrunk(float[] w, float factor) => [.. w.Select(weight => factor * weight)];

    private static (float[] W, float[] M, float[] S) Step(float[] w, float[] g, float[] m, float[] s, int t, float rate) =>
        AdamExercise.Step(w, g, m, s, rate, Beta1, Beta2, t, t);
}
