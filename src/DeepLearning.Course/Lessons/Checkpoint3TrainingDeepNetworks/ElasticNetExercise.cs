namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class ElasticNetExercise : Exercise<Func<float[], float[], float, float, float, float[]>>
{
    public override string Id => "m3-elastic";
    public override int Number => 3;
    public override string Title => "Two penalties in one step";
    public override IReadOnlyList<string> Revisit => ["overfitting-and-regularisation"];

    protected override Func<float[], float[], float, float, float, float[]> Solution => (w, gradient, rate, l1, l2) =>
        Step(w, gradient, (at, g) => g + l1 * MathF.Sign(at) + l2 * at, rate);

    // By the engine: the gradient of the penalties.
    protected override Func<float[], float[], float, float, float, float[]> Alternative =>
        (float[] w, float[] gradient, float rate, float l1, float l2) =>
        {
            var weights = Tensor.From(w).RequireGrad();
            (l1 * weights.Abs().Sum() + 0.5f * l2 * (weights * weights).Sum() + (weights * Tensor.From(gradient)).Sum()).Backward();
            return (Tensor.From(w) - rate * weights.Grad!).ToArray();
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one positive weight, one negative", new[] { 2f, -1 }, new[] { 0.5f, 0.5f }, 0.1f, 0.2f, 0.3f),
        new("a weight of exactly zero has no side", new[] { 0f, 3 }, new[] { 1f, 0 }, 0.5f, 0.4f, 0.1f),
        new("L1 alone", new[] { -4f, 0.5f }, new[] { 0f, 0 }, 1f, 0.25f, 0f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [Tensor.Randn(random, count).ToArray(), Tensor.Randn(random, count).ToArray(), 0.01f + random.NextSingle(),
            random.NextSingle(), random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "An ordinary step downhill, on a loss to which two penalties have been added. What is the slope of each of them?",
        "The slope of l1·|w| is l1·sign(w), that of ½·l2·w² is l2·w. So w ← w − rate · (gradient + l1·sign(w) + l2·w).",
        "In a loop: `float slope = gradient[i] + l1 * MathF.Sign(w[i]) + …;` and then one step against it. MathF.Sign(0) is 0, as it "
            + "should be.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the penalty of L1 is missing", "l1 · |w| has a slope as well: l1 · sign(w).",
            (w, gradient, rate, _, l2) => Step(w, gradient, (at, g) => g + l2 * at, rate)),
        Mistake("the penalty of L2 is missing", "½ · l2 · w² has the slope l2 · w.",
            (w, gradient, rate, l1, _) => Step(w, gradient, (at, g) => g + l1 * MathF.Sign(at), rate)),
        Mistake("the two penalties are swapped", "L1 pulls with the same force at every weight, L2 the harder the larger it is.",
            (w, gradient, rate, l1, l2) => Step(w, gradient, (at, g) => g + l2 * MathF.Sign(at) + l1 * at, rate)),
        Mistake("the penalties push the weights away from zero",
            "Both pull towards zero: their slopes are added to the gradient, and the step goes against the sum.",
            (w, gradient, rate, l1, l2) => Step(w, gradient, (at, g) => g - l1 * MathF.Sign(at) - l2 * at, rate)),
        Mistake("the slope of l2 · w² is used", "With the ½ in front the slope is l2 · w, without a 2.",
            (w, gradient, rate, l1, l2) => Step(w, gradient, (at, g) => g + l1 * MathF.Sign(at) + 2 * l2 * at, rate)),
        Mistake("L1 does not look at the weight's side", "For a negative weight |w| falls as w grows: multiply l1 by the sign of w.",
            (w, gradient, rate, l1, l2) => Step(w, gradient, (at, g) => g + l1 + l2 * at, rate)),
    ];

    private static float[] Step(float[] w, float[] gradient, Func<float, float, float> slope, float rate) =>
        [.. w.Zip(gradient, (at, g) => at - rate * slope(at, g))];
}
