namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

/// <summary>A variant that the lesson does not show: normalising groups of features.</summary>
internal sealed class GroupNormExercise : Exercise<Func<Tensor, int, Tensor>>
{
    private const float Epsilon = 1e-5f;

    public override string Id => "in-group";
    public override int Number => 2;
    public override string Title => "Group normalisation";
    public override int Points => 2;
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("GroupNorm"), new("LayerNorm")];

    public override Tolerance Tolerance =>
        new(1e-4, 1e-3, "dividing by a small standard deviation makes the rounding of the differences larger");

    protected override Func<Tensor, int, Tensor> Solution => (x, groups) =>
        Rows(x.Reshape(x.Shape[0], groups, x.Shape[1] / groups), 2).Reshape(x.Shape[0], x.Shape[1]);

    // Group by group, then side by side again.
    protected override Func<Tensor, int, Tensor> Alternative => (Tensor x, int groups) =>
    {
        var size = x.Shape[1] / groups;
        return Tensor.Concat(1, [.. Enumerable.Range(0, groups).Select(group => Rows(x.Narrow(1, group * size, size), 1))]);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one example, two groups of two", new Tensor([1f, 3, 10, 30], 1, 4), 2),
        new("one group: layer normalisation", new Tensor([1f, 2, 3, 4, 6, 8], 2, 3), 1),
        new("two examples, three groups of two", new Tensor([1f, 2, 5, 9, -4, 4, 0, 3, 2, -2, 7, 1], 2, 6), 3),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var groups = 1 + random.NextInt32(3);
        return [Tensor.Randn(random, 1 + random.NextInt32(4), groups * (3 + random.NextInt32(3))), groups];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "It is layer normalisation of shorter rows. Reshape so that each group becomes a row of its own, normalise, and reshape back.",
        "[batch, features] → [batch · groups, features / groups]; mean and variance over axis 1 with keepDim; then back to "
            + "[batch, features].",
        "`Tensor rows = x.Reshape(x.Shape[0] * groups, x.Shape[1] / groups);` then (rows − mean) / √(variance + 1e-5), and "
            + "`.Reshape(x.Shape[0], x.Shape[1])`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("each example is normalised as a whole", "That is layer normalisation. Each group has a mean and a variance of its own.",
            (x, groups) => Rows(x, 1)),
        Mistake("each column is normalised over the batch", "That is batch normalisation. Other examples play no part here.",
            (x, groups) => Rows(x, 0)),
        Mistake("only the mean is removed", "Divide by √(variance + 1e-5) as well.",
            (x, groups) =>
            {
                var grouped = x.Reshape(x.Shape[0], groups, x.Shape[1] / groups);
                return (grouped - grouped.Mean(2, keepDim: true)).Reshape(x.Shape[0], x.Shape[1]);
            }),
        Mistake("the groups are made of features that lie apart", "A group holds neighbours: features 0, 1, 2 … and not 0, 2, 4 ….",
            (x, groups) => Rows(x.Reshape(x.Shape[0], x.Shape[1] / groups, groups), 1).Reshape(x.Shape[0], x.Shape[1])),
        Mistake("it is divided by the variance", "Divide by its root, the standard deviation.",
            (x, groups) =>
            {
                var grouped = x.Reshape(x.Shape[0], groups, x.Shape[1] / groups);
                var centred = grouped - grouped.Mean(2, keepDim: true);
                return (centred / (grouped.Var(2, keepDim: true, unbiased: false) + Epsilon)).Reshape(x.Shape[0], x.Shape[1]);
            }),
        Mistake("the variance divides by one less than the number of values",
            "`unbiased: false`: divide by the number of values, as by pencil in the lesson.",
            (x, groups) =>
            {
                var grouped = x.Reshape(x.Shape[0], groups, x.Shape[1] / groups);
                var centred = grouped - grouped.Mean(2, keepDim: true);
                return (centred / (grouped.Var(2, keepDim: true) + Epsilon).Sqrt()).Reshape(x.Shape[0], x.Shape[1]);
            }),
    ];

    private static Tensor Rows(Tensor x, int axis) =>
        (x - x.Mean(axis, keepDim: true)) / (x.Var(axis, keepDim: true, unbiased: false) + Epsilon).Sqrt();
}
