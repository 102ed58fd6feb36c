namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class RootMeanSquareExercise : Exercise<Func<Tensor, Tensor, Tensor>>
{
    public override string Id => "m3-rms";
    public override int Number => 4;
    public override string Title => "A simpler normalisation";
    public override int Points => 2;
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers =>
        [new("LayerNorm"), new("GroupNorm"), new("BatchNorm1d"), new("RmsNorm")];
    public override Tolerance Tolerance => new(1e-4, 1e-3, "a small row is divided by a small root, which magnifies rounding");
    public override IReadOnlyList<string> Revisit => ["initialisation-and-normalisation"];

    protected override Func<Tensor, Tensor, Tensor> Solution => (x, gain) => x / Root(x, -1) * gain;

    protected override Func<Tensor, Tensor, Tensor> Alternative =>
        (Tensor x, Tensor gain) => x * gain * (x.Pow(2).Sum(-1, keepDim: true) / x.Shape[1] + 1e-5f).Pow(-0.5f);

    public override IReadOnlyList<Case> Cases =>
    [
        new("one example: 3, 4, 0, 0", new Tensor([3f, 4, 0, 0], 1, 4), new Tensor([1f, 1, 2, 2])),
        new("two examples of very different size", new Tensor([1f, 2, 4, 100, -300, 200], 2, 3), new Tensor([1f, 0.5f, -1])),
        new("three examples of three", new Tensor([1f, 2, 3, -4, 5, 6, 7, -8, 9], 3, 3), new Tensor([2f, 1, 0.5f])),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var features = 3 + random.NextInt32(5);
        return [3 * Tensor.Randn(random, 1 + random.NextInt32(4), features) + 1, Tensor.Randn(random, features)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "As in layer normalisation, each example is treated by itself. But no mean is subtracted: divide by the root of the mean square.",
        "x / √(mean of x² + 1e-5) · gain, with the mean over the last axis, kept as an axis of size 1.",
        "`(x * x).Mean(-1, keepDim: true)` is the mean square of each row. Add 1e-5f, take `.Sqrt()`, divide x by it, and multiply by "
            + "gain.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the mean is subtracted",
            "That is layer normalisation. This one leaves the mean where it is.",
            (x, gain) => (x - x.Mean(-1, keepDim: true)) / (x.Var(-1, keepDim: true, unbiased: false) + 1e-5f).Sqrt() * gain),
        Mistake("columns are normalised and not rows", "Each example by itself: the last axis.",
            (x, gain) => x / Root(x, 0) * gain),
        Mistake("the gain is missing", "At the end every feature is multiplied by its own gain, which is learned.",
            (x, gain) => x / Root(x, -1)),
        Mistake("the root is missing", "The mean square has the unit squared. Divide by its root.",
            (x, gain) => x / ((x * x).Mean(-1, keepDim: true) + 1e-5f) * gain),
        Mistake("the squares are added up and not averaged",
            "That makes every row's length 1, so that long rows get small numbers. Take the mean.",
            (x, gain) => x / ((x * x).Sum(-1, keepDim: true) + 1e-5f).Sqrt() * gain),
    ];

    private static Tensor Root(Tensor x, int axis) => ((x * x).Mean(axis, keepDim: true) + 1e-5f).Sqrt();
}
