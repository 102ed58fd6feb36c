namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class ScaleForDepthExercise : Exercise<Func<int, int, float, float>>
{
    public override string Id => "m3-spread";
    public override int Number => 5;
    public override string Title => "How large to start";
    public override IReadOnlyList<string> Revisit => ["initialisation-and-normalisation"];

    protected override Func<int, int, float, float> Solution => (layers, width, share) => MathF.Pow(share, 1f / layers) / MathF.Sqrt(width);

    protected override Func<int, int, float, float> Alternative =>
        (int layers, int width, float share) => (float)Math.Exp(Math.Log(share) / layers - Math.Log(width) / 2);

    public override IReadOnlyList<Case> Cases =>
    [
        new("two layers of 100 neurons, a quarter is to be left", 2, 100, 0.25f),
        new("one layer, and the size is to stay", 1, 64, 1f),
        new("ten layers, and the size is to double", 10, 256, 2f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [1 + random.NextInt32(40), 4 + random.NextInt32(500), 0.01f + 3 * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Work backward from the end. First: by what does each single layer have to multiply?",
        "Each layer multiplies the size by √width · std, so share = (√width · std)^layers. Solve for std: take the root of the right "
            + "order, then divide.",
        "`MathF.Pow(share, 1f / layers)` is what one layer must do. Mind the f: 1 / layers is 0 between two whole numbers. Divide it by "
            + "√width.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("one layer does what all are to do together",
            "The factors of all layers are multiplied. Take the root of the order `layers`.",
            (_, width, share) => share / MathF.Sqrt(width)),
        Mistake("the share is divided among the layers", "Layers multiply. The share of each is a root, and not a part.",
            (layers, width, share) => share / layers / MathF.Sqrt(width)),
        Mistake("it is divided by the width and not by its root", "Variances add up, so the size grows with the root of the width.",
            (layers, width, share) => MathF.Pow(share, 1f / layers) / width),
        Mistake("it is He's recipe", "√(2 / width) keeps the size behind a ReLU. Here there is no activation function, and "
            + "another share than 1 is wanted.",
            (_, width, _) => MathF.Sqrt(2f / width)),
        Mistake("the share is taken of the mean square",
            "The size is the root of the mean square, so the mean square gets share², and the size gets share.",
            (layers, width, share) => MathF.Pow(share, 0.5f / layers) / MathF.Sqrt(width)),
        Mistake("the exponent is divided as whole numbers", "1 / layers is 0 for every depth above 1. Write 1f / layers.",
            (layers, width, share) => MathF.Pow(share, 1 / layers) / MathF.Sqrt(width)),
    ];
}
