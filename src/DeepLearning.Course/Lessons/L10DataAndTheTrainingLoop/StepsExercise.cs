namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class StepsExercise : Exercise<Func<int, int, int, int>>
{
    public override string Id => "tl-steps";
    public override int Number => 1;
    public override string Title => "How many steps?";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<int, int, int, int> Solution =>
        (examples, batchSize, epochs) => (examples + batchSize - 1) / batchSize * epochs;

    protected override Func<int, int, int, int> Alternative => (int examples, int batchSize, int epochs) =>
        Enumerable.Repeat((int)Math.Ceiling((double)examples / batchSize), epochs).Sum();

    public override IReadOnlyList<Case> Cases =>
    [
        new("10 examples in batches of 4, once", 10, 4, 1),
        new("6,800 digits in batches of 64, five times", 6800, 64, 5),
        new("batches that fit exactly", 100, 25, 3),
        new("a batch larger than the data", 7, 100, 2),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [1 + random.NextInt32(5000), 1 + random.NextInt32(200), 1 + random.NextInt32(20)];

    public override IReadOnlyList<string> Hints =>
    [
        "How many batches are there in one epoch? A last one that is not full counts as well.",
        "⌈examples / batchSize⌉ · epochs. Round up *before* you multiply.",
        "`examples / batchSize` rounds down; add 1 if `examples % batchSize` is not 0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the last, smaller batch is forgotten",
            "Whole numbers divide without a rest in C#. If something is left over, there is one batch more.",
            (examples, batchSize, epochs) => examples / batchSize * epochs),
        Mistake("it is rounded up after multiplying by the epochs", "Each epoch ends with its own smaller batch: round up first.",
            (examples, batchSize, epochs) => (examples * epochs + batchSize - 1) / batchSize),
        Mistake("one batch too many is always counted", "If the batches fit exactly, nothing is left over.",
            (examples, batchSize, epochs) => (examples / batchSize + 1) * epochs),
        Mistake("epochs are left out", "Each epoch goes through all batches again.",
            (examples, batchSize, epochs) => (examples + batchSize - 1) / batchSize),
    ];
}
