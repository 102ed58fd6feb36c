namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class BatchExercise : Exercise<Func<int[], int, int, int[]>>
{
    public override string Id => "tl-batch";
    public override int Number => 2;
    public override string Title => "One batch";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<int[], int, int, int[]> Solution =>
        (order, batchSize, number) => [.. order.Skip(number * batchSize).Take(batchSize)];

    protected override Func<int[], int, int, int[]> Alternative =>
        (int[] order, int batchSize, int number) => order.Where((_, place) => place / batchSize == number).ToArray();

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first of three batches", new[] { 4, 0, 3, 1, 2 }, 2, 0),
        new("the second", new[] { 4, 0, 3, 1, 2 }, 2, 1),
        new("the last, which is shorter", new[] { 4, 0, 3, 1, 2 }, 2, 2),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (count, size) = (1 + random.NextInt32(30), 1 + random.NextInt32(8));
        return [random.Permutation(count), size, random.NextInt32((count + size - 1) / size)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Where does this batch begin in `order`, and where does it end at the latest?",
        "From number · batchSize up to, not including, min(number · batchSize + batchSize, order.Length).",
        "`return order[from..to];` cuts a piece out of an array.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("it starts at `number` and not at the batch's own place", "Batch 1 begins after batchSize places: at number · batchSize.",
            (order, batchSize, number) => [.. order.Skip(number).Take(batchSize)]),
        Mistake("places are returned, and not what stands there", "`order` is shuffled. Return order[from], order[from + 1] and so on.",
            (order, batchSize, number) => [.. Enumerable.Range(0, order.Length).Skip(number * batchSize).Take(batchSize)]),
        Mistake("batches are counted from 1", "The first batch is number 0.",
            (order, batchSize, number) => [.. order.Skip(Math.Max(0, number - 1) * batchSize).Take(batchSize)]),
        Mistake("everything from there to the end is returned", "Stop after batchSize examples.",
            (order, batchSize, number) => [.. order.Skip(number * batchSize)]),
    ];
}
