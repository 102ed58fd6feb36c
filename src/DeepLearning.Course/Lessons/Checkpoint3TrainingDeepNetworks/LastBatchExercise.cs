namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class LastBatchExercise : Exercise<Func<int, int, int, int, (int Steps, int Last)>>
{
    public override string Id => "m3-steps";
    public override int Number => 1;
    public override string Title => "Steps, and what is left over";
    public override Tolerance Tolerance => Tolerance.Exact;
    public override IReadOnlyList<string> Revisit => ["data-and-the-training-loop"];

    protected override Func<int, int, int, int, (int Steps, int Last)> Solution => (examples, heldOut, batchSize, epochs) =>
        (Batches(examples - heldOut, batchSize) * epochs, Last(examples - heldOut, batchSize));

    // Dealt out, batch by batch.
    protected override Func<int, int, int, int, (int Steps, int Last)> Alternative =>
        (int examples, int heldOut, int batchSize, int epochs) =>
        {
            var (steps, last) = (0, 0);
            for (var epoch = 0; epoch < epochs; epoch++)
                for (var left = examples - heldOut; left > 0; left -= last, steps++) last = Math.Min(left, batchSize);
            return (steps, last);
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("30 examples, 5 kept for validation, batches of 10, two epochs", 30, 5, 10, 2),
        new("it comes out even", 40, 8, 8, 3),
        new("one batch is larger than all there is", 20, 6, 64, 5),
        new("one example too many", 101, 36, 16, 1),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var examples = 50 + random.NextInt32(500);
        return [examples, random.NextInt32(examples / 2), 1 + random.NextInt32(64), 1 + random.NextInt32(9)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "What is kept for validation is not trained on. Deal the rest out in batches, like cards, and look at the last hand.",
        "With n = examples − heldOut, an epoch has n / batchSize batches, rounded up. The last one holds n minus all the full ones before "
            + "it.",
        "`int batches = (n + batchSize - 1) / batchSize;` rounds up. The last batch holds `n - (batches - 1) * batchSize`, which is right "
            + "when it comes out even too.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the held-out examples are trained on",
            "Take them away before you count: validation examples never go into a batch of the training.",
            (examples, _, batchSize, epochs) => (Batches(examples, batchSize) * epochs, Last(examples, batchSize))),
        Mistake("the smaller batch at the end is dropped", "A batch that is not full is a step too: round up.",
            (examples, heldOut, batchSize, epochs) => ((examples - heldOut) / batchSize * epochs, Last(examples - heldOut, batchSize))),
        Mistake("the last batch is empty when it comes out even", "n % batchSize is 0 there, but the last batch is full.",
            (examples, heldOut, batchSize, epochs) => (Batches(examples - heldOut, batchSize) * epochs, (examples - heldOut) % batchSize)),
        Mistake("the steps are those of one epoch", "Each epoch goes through all batches again: times epochs.",
            (examples, heldOut, batchSize, _) => (Batches(examples - heldOut, batchSize), Last(examples - heldOut, batchSize))),
        Mistake("the epochs are dealt out as one long row",
            "Every epoch has a last batch of its own; what is left over does not wait for the next.",
            (examples, heldOut, batchSize, epochs) =>
                (Batches((examples - heldOut) * epochs, batchSize), Last((examples - heldOut) * epochs, batchSize))),
    ];

    private static int Batches(int examples, int batchSize) => (examples + batchSize - 1) / batchSize;

    private static int Last(int examples, int batchSize) => examples - (Batches(examples, batchSize) - 1) * batchSize;
}
