namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class BatchNormExercise : Exercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    public override string Id => "in-batch";
    public override int Number => 3;
    public override string Title => "Batch normalisation";
    public override int Points => 2;
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers =>
        [new("BatchNorm1d"), new("BatchNorm2d"), new("LayerNorm"), new("GroupNorm")];

    public override Tolerance Tolerance =>
        new(1e-4, 1e-3, "a column with little variance is divided by a small root, which magnifies rounding");

    protected override Func<Tensor, Tensor, Tensor, Tensor> Solution => (x, gamma, beta) =>
        gamma * (x - x.Mean(0, keepDim: true)) / (x.Var(0, keepDim: true, unbiased: false) + 1e-5f).Sqrt() + beta;

    protected override Func<Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor x, Tensor gamma, Tensor beta) =>
    {
        var centred = x - x.Sum(0) / x.Shape[0];
        return centred * (centred.Square().Mean(0) + 1e-5f).Pow(-0.5f) * gamma + beta;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one feature: 2, 4, 6, 8", new Tensor([2f, 4, 6, 8], 4, 1), Tensor.From(1), Tensor.From(0)),
        new("two features of very different size, with γ and β", new Tensor([1f, 100, 2, 300, 3, 200], 3, 2), Tensor.From(2, 0.5f),
            Tensor.From(1, -1)),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (batch, features) = (3 + random.NextInt32(5), 1 + random.NextInt32(4));
        return [3 * Tensor.Randn(random, batch, features) + 2, 1 + Tensor.Randn(random, features), Tensor.Randn(random, features)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "For every column: subtract its mean, divide by its spread. Then multiply by gamma and add beta; broadcasting lines them up with "
            + "the columns.",
        "y = γ·(x − mean)/√(variance + 1e-5) + β, with mean and variance over axis 0.",
        "`x.Mean(0, keepDim: true)` and `x.Var(0, keepDim: true, unbiased: false)` have the shape [1, features].",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("rows are normalised and not columns",
            "That is layer normalisation. Batch normalisation takes each feature over the examples: axis 0.",
            (x, gamma, beta) => gamma * (x - x.Mean(1, keepDim: true)) / (x.Var(1, keepDim: true, unbiased: false) + 1e-5f).Sqrt() + beta),
        Mistake("it is divided by the variance and not by its root", "The spread is the square root of the variance.",
            (x, gamma, beta) => gamma * (x - x.Mean(0, keepDim: true)) / (x.Var(0, keepDim: true, unbiased: false) + 1e-5f) + beta),
        Mistake("the variance divides by n − 1", "Var is unbiased unless told otherwise. Here it is `unbiased: false`.",
            (x, gamma, beta) => gamma * (x - x.Mean(0, keepDim: true)) / (x.Var(0, keepDim: true) + 1e-5f).Sqrt() + beta),
        Mistake("gamma and beta are not used", "Multiply by gamma and add beta at the end.",
            (x, gamma, beta) => (x - x.Mean(0, keepDim: true)) / (x.Var(0, keepDim: true, unbiased: false) + 1e-5f).Sqrt()),
        Mistake("one mean and one variance are taken of the whole table", "Every feature gets its own: Mean(0) and Var(0).",
            (x, gamma, beta) => gamma * (x - x.Mean()) / (x.Var(unbiased: false) + 1e-5f).Sqrt() + beta),
    ];
}
