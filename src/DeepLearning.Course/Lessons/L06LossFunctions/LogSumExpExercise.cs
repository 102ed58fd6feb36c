namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class LogSumExpExercise : Exercise<Func<float[], float>>
{
    public override string Id => "lf-logsumexp";
    public override int Number => 4;
    public override string Title => "Log-sum-exp that survives";
    public override int Points => 2;

    protected override Func<float[], float> Solution =>
        scores => scores.Max() is var largest ? largest + MathF.Log(scores.Sum(score => MathF.Exp(score - largest))) : 0;

    // Two at a time: the larger plus log(1 + e^−difference).
    protected override Func<float[], float> Alternative => (float[] scores) =>
        scores.Aggregate((a, b) => (float)(Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs((double)a - b)))));

    public override IReadOnlyList<Case> Cases =>
    [
        new("three small scores", new[] { 2f, 1, 0 }),
        new("one score alone", new[] { -3f }),
        new("two equal scores", new[] { 4f, 4 }),
        new("scores that overflow", new[] { 100f, 101, 102 }),
        new("scores far apart", new[] { -60f, 60 }),
        new("scores that vanish", new[] { -200f, -201 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [(50 * random.NextNormal() + 5 * Tensor.Randn(random, 1 + random.NextInt32(6))).ToArray()];

    public override IReadOnlyList<string> Hints =>
    [
        "Only differences between the scores matter. Move them all so that the largest is 0, and put the move back at the end.",
        "log Σ e^(sⱼ) = m + log Σ e^(sⱼ − m), with m the largest score.",
        "`float largest = scores.Max();`, a loop that adds `MathF.Exp(score - largest)`, and `return largest + MathF.Log(sum);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the exponentials are summed as they are, and overflow",
            "It is right for small scores. For 100 the power does not fit into a float, and for −200 it is 0. Take out the largest score "
                + "first.",
            scores => MathF.Log(scores.Sum(MathF.Exp))),
        Mistake("the largest score is taken out and not put back", "You computed log Σ e^(s − m). Add m again.",
            scores => MathF.Log(scores.Sum(score => MathF.Exp(score - scores.Max())))),
        Mistake("only the largest score is returned", "It is near for scores that lie far apart. For two equal scores log 2 is missing.",
            scores => scores.Max()),
        Mistake("the smallest score is taken out", "Then the other exponents are positive, and may overflow. Take out the largest.",
            scores => scores.Min() is var smallest ? smallest + MathF.Log(scores.Sum(score => MathF.Exp(score - smallest))) : 0),
    ];
}
