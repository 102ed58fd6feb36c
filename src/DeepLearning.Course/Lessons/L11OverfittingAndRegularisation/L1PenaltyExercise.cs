namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class L1PenaltyExercise : Exercise<Func<Tensor, Tensor, float, Tensor>>
{
    public override string Id => "or-l1";
    public override int Number => 3;
    public override string Title => "The price with L1";
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Penalty")];

    protected override Func<Tensor, Tensor, float, Tensor> Solution => (loss, weights, strength) => loss + strength * weights.Abs().Sum();

    protected override Func<Tensor, Tensor, float, Tensor> Alternative =>
        (Tensor loss, Tensor weights, float strength) => strength * weights.Norm(p: 1) + loss;

    public override IReadOnlyList<Case> Cases =>
    [
        new("a loss of 1 and the weights 3 and −4", Tensor.From(1), Tensor.From(3, -4), 0.1f),
        new("weights that cancel", Tensor.From(0.5f), Tensor.From(2, -2), 0.5f),
        new("a matrix of weights", Tensor.From(2), new Tensor([1f, -2, 3, -4, 5, -6], 2, 3), 0.01f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Tensor.Rand(random, 1), Tensor.Randn(random, 1 + random.NextInt32(3), 1 + random.NextInt32(4)), random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Charge for the size of every weight, whichever its sign, and add the charge to the loss.",
        "loss + strength · Σ|w|. Abs() gives sizes, Sum() adds them.",
        "`return loss + strength * weights.Abs().Sum();`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the signs are kept", "+2 and −2 would cancel and cost nothing. Take Abs() first.",
            (loss, weights, strength) => loss + strength * weights.Sum()),
        Mistake("the squares are charged", "That is L2. L1 charges the sizes.",
            (loss, weights, strength) => loss + strength * weights.Square().Sum()),
        Mistake("the sizes are averaged", "The sum is asked for.",
            (loss, weights, strength) => loss + strength * weights.Abs().Mean()),
        Mistake("only the charge is returned", "Add it to the loss.",
            (loss, weights, strength) => strength * weights.Abs().Sum() + 0 * loss),
    ];
}
