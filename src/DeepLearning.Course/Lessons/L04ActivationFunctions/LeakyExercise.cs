namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class LeakyExercise : Exercise<Func<float, float, float>>
{
    public override string Id => "af-leaky";
    public override int Number => 1;
    public override string Title => "A tap that drips";

    protected override Func<float, float, float> Solution => (z, leak) => z > 0 ? z : leak * z;

    protected override Func<float, float, float> Alternative => (float z, float leak) => Math.Max(0, z) + leak * Math.Min(0, z);

    public override IReadOnlyList<Case> Cases =>
    [
        new("a negative sum, with the usual leak", -2f, 0.01f),
        new("a positive sum, which passes as it is", 3f, 0.01f),
        new("a small positive sum and a large leak", 0.1f, 0.5f),
        new("no leak at all: a plain ReLU", -4f, 0f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) => [3 * random.NextNormal(), 0.5f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "There are two cases, and the sign of z decides which one it is.",
        "If z > 0 the answer is z. Otherwise it is leak · z, which is a small negative number.",
        "`if (z > 0) return z;` and then one more line, for all the others: `return leak * …;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("negative sums come out as 0", "That is the plain ReLU. Below zero, let a little through: leak · z.",
            (z, leak) => MathF.Max(0, z)),
        Mistake("the leak itself comes out, not the leak times z",
            "MathF.Max(leak, z) never gets below leak. The leak is a slope: multiply z by it.",
            (z, leak) => MathF.Max(leak, z)),
        Mistake("the leak is taken on both sides", "A positive z passes as it is. Only the other side is multiplied by the leak.",
            (z, leak) => leak * z),
        Mistake("the two sides are exchanged",
            "You let the negative sums through and throttle the positive ones. Turn the comparison round.",
            (z, leak) => z > 0 ? leak * z : z),
        Mistake("the minus sign is lost below zero",
            "A negative z drips a negative amount: leak · z, without MathF.Abs and without a minus.",
            (z, leak) => z > 0 ? z : -leak * z),
    ];
}
