namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class RepairEpochExercise : Exercise<Func<float[], float[], float, float, float, int, (float W, float B)>>
{
    public override string Id => "tl-repair";
    public override int Number => 3;
    public override string Title => "Repair the epoch";
    public override int Points => 3;
    public override Tolerance Tolerance => new(1e-4, 1e-3, "many small steps, each rounded");

    protected override Func<float[], float[], float, float, float, int, (float W, float B)> Solution =>
        (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, batchSize);

    protected override Func<float[], float[], float, float, float, int, (float W, float B)> Alternative =>
        (float[] x, float[] y, float w, float b, float rate, int batchSize) =>
        {
            Tensor weight = Tensor.From(w).RequireGrad(), bias = Tensor.From(b).RequireGrad();
            var sgd = new Sgd([weight, bias], rate);
            for (var start = 0; start < x.Length; start += batchSize)
            {
                var end = Math.Min(x.Length, start + batchSize);
                sgd.ZeroGrad();
                new MseLoss().Forward(weight * Tensor.From(x[start..end]) + bias, Tensor.From(y[start..end])).Backward();
                sgd.Step();
            }
            return (weight.Item(), bias.Item());
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one point, one step", new[] { 2f }, new[] { 1f }, 0f, 0f, 0.1f, 1),
        new("two points in one batch", new[] { 1f, 2 }, new[] { 1f, 3 }, 0f, 0f, 0.1f, 2),
        new("two points, one after the other", new[] { 1f, 2 }, new[] { 1f, 3 }, 0f, 0f, 0.1f, 1),
        new("five points in batches of two: the last is alone", new[] { 0f, 1, 2, 3, 4 }, new[] { 1f, 3, 5, 7, 9 }, 0.5f, -0.5f, 0.02f, 2),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 2 + random.NextInt32(9);
        return [Tensor.Randn(random, count).ToArray(), Tensor.Randn(random, count).ToArray(), random.NextNormal(), random.NextNormal(),
            0.01f + 0.1f * random.NextSingle(), 1 + random.NextInt32(4)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Which line of the lesson's loop clears the gradients before each batch, and where would it stand here? And by how many points is "
            + "the last batch divided?",
        "Both sums have to begin at 0 in each batch. The mean over a batch divides by the number of points in *this* batch, end − start.",
        "Two edits: the line that sets both sums to 0 moves into the outer loop, and both divisions use the size of the batch at hand.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("both bugs are still there",
            "The gradients of all batches so far add up, and the last batch is divided by batchSize. Begin with the first.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, batchSize, always: true, clears: false)),
        Mistake("the gradients are not cleared between batches", "Each batch begins with sums of 0, as after ZeroGrad.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, batchSize, clears: false)),
        Mistake("all points are taken as one batch", "A step after every batchSize points. You make one step for the whole epoch.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, x.Length)),
        Mistake("a step is made after every single point", "Collect the gradients of a whole batch first.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, 1)),
        Mistake("the gradients are summed and not averaged over the batch", "Divide by the number of points in the batch.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, batchSize, mean: false)),
        Mistake("the factor 2 of the squared error is missing", "The derivative of (wx + b − y)² is 2·(wx + b − y)·x.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate / 2, batchSize)),
        Mistake("the steps go uphill", "Subtract the gradient: w −= rate · gradient.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, -rate, batchSize)),
        Mistake("the last batch is divided by batchSize although it is shorter", "Divide by the number of points that are really in it.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, batchSize, always: true)),
    ];

    private static (float W, float B) Epoch(float[] x, float[] y, float w, float b, float rate, int batchSize, bool mean = true,
        bool always = false, bool clears = true)
    {
        var (sumW, sumB) = (0f, 0f);
        foreach (var batch in Enumerable.Range(0, x.Length).Chunk(batchSize))
        {
            var divisor = !mean ? 1 : always ? batchSize : batch.Length;
            if (clears) (sumW, sumB) = (0, 0);
            sumW += batch.Sum(i => 2 * (w * x[i] + b - y[i]) * x[i]) / divisor;
            sumB += batch.Sum(i => 2 * (w * x[i] + b - y[i])) / divisor;
            (w, b) = (w - rate * sumW, b - rate * sumB);
        }

        return (w, b);
    }
}
