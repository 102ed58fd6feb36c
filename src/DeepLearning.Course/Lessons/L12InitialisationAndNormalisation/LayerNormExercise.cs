namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class LayerNormExercise : Exercise<Func<Tensor, Tensor>>
{
    public override string Id => "in-layer";
    public override int Number => 4;
    public override string Title => "Layer normalisation";
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("LayerNorm"), new("GroupNorm"), new("BatchNorm1d")];

    public override Tolerance Tolerance =>
        new(1e-4, 1e-3, "a row with little variance is divided by a small root, which magnifies rounding");

    protected override Func<Tensor, Tensor> Solution =>
        x => (x - x.Mean(-1, keepDim: true)) / (x.Var(-1, keepDim: true, unbiased: false) + 1e-5f).Sqrt();

    protected override Func<Tensor, Tensor> Alternative => (Tensor x) =>
    {
        var turned = x.T;
        var centred = turned - turned.Mean(0);
        return (centred / (centred.Square().Mean(0) + 1e-5f).Sqrt()).T;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one example: 2, 4, 6, 8", new Tensor([2f, 4, 6, 8], 1, 4)),
        new("two examples of very different size", new Tensor([1f, 2, 4, 100, 300, 200], 2, 3)),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [3 * Tensor.Randn(random, 1 + random.NextInt32(4), 3 + random.NextInt32(5)) - 1];

    public override IReadOnlyList<string> Hints =>
    [
        "As exercise 3, turned by a quarter: every example by itself, over its own features.",
        "(x − mean)/√(variance + 1e-5), with mean and variance over the last axis, kept as an axis of size 1.",
        "`x.Mean(-1, keepDim: true)`: without keepDim the shapes would not fit row by row.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("columns are normalised and not rows", "That is batch normalisation. Use the last axis.",
            x => (x - x.Mean(0, keepDim: true)) / (x.Var(0, keepDim: true, unbiased: false) + 1e-5f).Sqrt()),
        Mistake("the mean is not subtracted", "First centre the row, then scale it.",
            x => x / (x.Var(-1, keepDim: true, unbiased: false) + 1e-5f).Sqrt()),
        Mistake("the variance divides by n − 1", "Use `unbiased: false`.",
            x => (x - x.Mean(-1, keepDim: true)) / (x.Var(-1, keepDim: true) + 1e-5f).Sqrt()),
        Mistake("the rows are divided by their length",
            "Normalize makes every row's length 1. Here every row's mean should be 0 and its variance 1.",
            x => x.Normalize()),
    ];
}
