namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class SoftmaxExercise : Exercise<Func<float[], float[]>>
{
    public override string Id => "af-softmax";
    public override int Number => 4;
    public override string Title => "Share the cake";
    public override int Points => 2;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Tensor.Softmax"), new("Softmax")];

    protected override Func<float[], float[]> Solution => scores => Divide(scores, MathF.Exp);

    protected override Func<float[], float[]> Alternative =>
        (float[] scores) => scores.Select(one => 1 / scores.Sum(other => MathF.Exp(other - one))).ToArray();

    public override IReadOnlyList<Case> Cases =>
    [
        new("the worked example", new[] { 1f, 2f, 3f }),
        new("negative scores", new[] { -1f, 0f, -2f, 1f }),
        new("one alone gets it all", new[] { 5f }),
        new("equals get equal shares", new[] { 2f, 2f, 2f, 2f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Enumerable.Range(0, 2 + random.NextInt32(6)).Select(_ => 2 * random.NextNormal()).ToArray()];

    public override IReadOnlyList<string> Hints =>
    [
        "Two steps: make something positive of every score, then divide each by the sum of all, so that the shares add up to 1.",
        "pᵢ = e^(sᵢ) / (e^(s₁) + e^(s₂) + …). The sum below the line is the same for every share.",
        "First a loop that adds up `MathF.Exp(score)`; then a second one, or a `Select`, that divides `MathF.Exp(score)` by that sum.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the powers are not divided by their sum", "They should add up to 1. Add them all up first, and divide each by the sum.",
            scores => [.. scores.Select(MathF.Exp)]),
        Mistake("the scores are divided without the powers of e",
            "A negative score would get a negative share. Take e to the power of each score first.",
            scores => Divide(scores, score => score)),
        Mistake("the powers are divided by the largest",
            "Then the winner has 1, and nothing is left for the others. Divide by the sum of all.",
            scores => [.. scores.Select(score => MathF.Exp(score - scores.Max()))]),
        Mistake("the powers are divided by the sum of the scores",
            "Above and below the line must stand the same kind of number: e to the power of the score.",
            scores => [.. scores.Select(score => MathF.Exp(score) / scores.Sum())]),
        Mistake("each score is squashed by itself", "These are sigmoids. In softmax every share depends on all scores, through the sum.",
            scores => [.. scores.Select(score => 1 / (1 + MathF.Exp(-score)))]),
    ];

    private static float[] Divide(float[] scores, Func<float, float> power)
    {
        var whole = scores.Sum(power);
        return [.. scores.Select(score => power(score) / whole)];
    }
}
