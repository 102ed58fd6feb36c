namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class CrossEntropyExercise : Exercise<Func<float[], int, float>>
{
    public override string Id => "lf-cross-entropy";
    public override int Number => 5;
    public override string Title => "Cross-entropy from scores";

    protected override Func<float[], int, float> Solution => (scores, right) => LogSumExp(scores) - scores[right];

    protected override Func<float[], int, float> Alternative => (float[] scores, int right) =>
        new CrossEntropyLoss().Forward(Tensor.From(scores).Unsqueeze(0), Tensor.From(right)).Item();

    public override IReadOnlyList<Case> Cases =>
    [
        new("the scores 2, 1, 0, and the first is right", new[] { 2f, 1, 0 }, 0),
        new("the scores 2, 1, 0, and the last is right", new[] { 2f, 1, 0 }, 2),
        new("large scores", new[] { 100f, 101, 102 }, 2),
        new("four equal scores", new[] { 7f, 7, 7, 7 }, 1),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var classes = 2 + random.NextInt32(6);
        return [(4 * Tensor.Randn(random, classes) + 60 * random.NextNormal()).ToArray(), random.NextInt32(classes)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Softmax gives the right class e^s divided by the sum of all. What is minus the logarithm of a fraction?",
        "−log(e^(s_right) / Σ e^(sⱼ)) = log Σ e^(sⱼ) − s_right.",
        "The first part is your LogSumExp(scores); subtract scores[right].",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the probability itself is returned", "Take minus its logarithm: that is the surprise.",
            (scores, right) => MathF.Exp(scores[right] - LogSumExp(scores))),
        Mistake("the sign is turned round", "A price is at least 0: log-sum-exp minus the score, and not the other way round.",
            (scores, right) => scores[right] - LogSumExp(scores)),
        Mistake("the price is that of the likeliest class and not of the right one",
            "`right` says which class is true, even where another has the highest score.",
            (scores, right) => LogSumExp(scores) - scores.Max()),
        Mistake("the exponentials overflow", "It is right for small scores. Use your LogSumExp, which takes out the largest score.",
            (scores, right) => -MathF.Log(MathF.Exp(scores[right]) / scores.Sum(MathF.Exp))),
    ];

    private static float LogSumExp(float[] scores) =>
        scores.Max() is var largest ? largest + MathF.Log(scores.Sum(score => MathF.Exp(score - largest))) : 0;
}
