namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class BestSoFarExercise : Exercise<Func<float[], float[]>>
{
    public override string Id => "hp-best";
    public override int Number => 3;
    public override string Title => "Best so far";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[], float[]> Solution => scores => [.. scores.Select((_, t) => scores.Take(t + 1).Min())];

    protected override Func<float[], float[]> Alternative => (float[] scores) =>
    {
        var curve = (float[])scores.Clone();
        for (var t = 1; t < curve.Length; t++)
            if (curve[t] > curve[t - 1]) curve[t] = curve[t - 1];
        return curve;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("five trials", new[] { 0.9f, 0.5f, 0.7f, 0.4f, 0.6f }),
        new("one trial", new[] { 3f }),
        new("it only gets worse", new[] { 1f, 2, 3 }),
        new("negative scores", new[] { -1f, -3, -2 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) => [(10 * Tensor.Randn(random, 1 + random.NextInt32(9))).ToArray()];

    public override IReadOnlyList<string> Hints =>
    [
        "Keep a record while you go through the scores, and write it down after each of them.",
        "curveₜ = min(score₁ … scoreₜ).",
        "`record = MathF.Min(record, scores[t]); curve[t] = record;` with a record that begins at infinity or at scores[0].",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the largest score is kept", "These are losses: small is good.",
            scores => [.. scores.Select((_, t) => scores.Take(t + 1).Max())]),
        Mistake("the best of all is written everywhere", "After the second trial nobody knows the fifth: look back only.",
            scores => [.. scores.Select(_ => scores.Min())]),
        Mistake("each score is compared with the one before it only",
            "The record may be older than one trial: compare with the best so far.",
            scores => [.. scores.Select((score, t) => t == 0 ? score : MathF.Min(score, scores[t - 1]))]),
        Mistake("the record begins at 0", "Then a loss above 0 never beats it. Begin with the first score, or with infinity.",
            scores => [.. scores.Select((_, t) => MathF.Min(0, scores.Take(t + 1).Min()))]),
    ];
}
