namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

/// <summary>Repair: a batch normalisation that uses the batch's statistics at inference.</summary>
internal sealed class InferenceModeExercise : Exercise<Func<Tensor, Tensor, Tensor, bool, Tensor>>
{
    private const float Epsilon = 1e-5f;

    public override string Id => "in-inference";
    public override int Number => 3;
    public override string Title => "Repair the inference mode";
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("BatchNorm1d")];

    public override Tolerance Tolerance =>
        new(1e-4, 1e-3, "dividing by a small standard deviation makes the rounding of the differences larger");

    protected override Func<Tensor, Tensor, Tensor, bool, Tensor> Solution =>
        (x, mean, variance, training) => training ? ByBatch(x) : By(x, mean, variance);

    protected override Func<Tensor, Tensor, Tensor, bool, Tensor> Alternative =>
        (Tensor x, Tensor mean, Tensor variance, bool training) =>
        {
            var (m, v) = training ? (x.Mean(0), (x - x.Mean(0)).Square().Mean(0)) : (mean, variance);
            return (x - m) * (v + Epsilon).Pow(-0.5f);
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("a single picture at inference", new Tensor([3f, 8], 1, 2), Tensor.From(1, 10), Tensor.From(4, 1), false),
        new("the batch 2, 4, 6, 8 in training", new Tensor([2f, 4, 6, 8], 4, 1), Tensor.From(0), Tensor.From(1), true),
        new("the same batch at inference", new Tensor([2f, 4, 6, 8], 4, 1), Tensor.From(0), Tensor.From(1), false),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var features = 1 + random.NextInt32(4);
        return [Tensor.Randn(random, 3 + random.NextInt32(4), features), Tensor.Randn(random, features),
            Tensor.Rand(random, features) + 0.5f, random.NextInt32(2) == 0];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Three of the four parameters are never used. When should they be?",
        "At inference (training is false): (x − mean) / √(variance + 1e-5), with the running mean and variance.",
        "`if (!training)` return `(x - mean) / (variance + 1e-5f).Sqrt()`; what follows is right for training.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the batch's own statistics are still used at inference", "When `training` is false, use `mean` and `variance`.",
            (x, mean, variance, training) => ByBatch(x)),
        Mistake("the running averages are used in training too", "In training the batch's own mean and variance are used.",
            (x, mean, variance, training) => By(x, mean, variance)),
        Mistake("the two modes are exchanged", "`training` true: the batch's statistics. False: the running ones.",
            (x, mean, variance, training) => training ? By(x, mean, variance) : ByBatch(x)),
        Mistake("the running mean is used with the batch's variance", "At inference both come from the running averages.",
            (x, mean, variance, training) => training ? ByBatch(x) : By(x, mean, x.Var(0, unbiased: false))),
        Mistake("the batch's variance divides by one less than the number of values",
            "`unbiased: false`: divide by the number of values, as by pencil in the lesson.",
            (x, mean, variance, training) => training ? By(x, x.Mean(0), x.Var(0)) : By(x, mean, variance)),
    ];

    private static Tensor By(Tensor x, Tensor mean, Tensor variance) => (x - mean) / (variance + Epsilon).Sqrt();

    private static Tensor ByBatch(Tensor x) => By(x, x.Mean(0, keepDim: true), x.Var(0, keepDim: true, unbiased: false));
}
