namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class OneEpochExercise : Exercise<Func<float[], float[], float, float, float, int, (float W, float B)>>
{
    public override string Id => "tl-epoch";
    public override int Number => 4;
    public override string Title => "One epoch, by your own hand";
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
        "Two loops. The outer one goes from batch to batch; in it you add up the two slopes over the points of the batch, and only then "
            + "take the step.",
        "slope of w: (2/m)·Σ(wx + b − y)·x; slope of b: (2/m)·Σ(wx + b − y), with m the number of points in *this* batch.",
        "`for (int start = 0; start < x.Length; start += batchSize)`, `int end = Math.Min(start + batchSize, x.Length);`, slopes from 0, "
            + "an inner loop from start to end, and then `w -= rate * slopeW; b -= rate * slopeB;`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("all points are taken as one batch", "A step after every batchSize points. You make one step for the whole epoch.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, x.Length)),
        Mistake("a step is made after every single point", "Collect the slopes of a whole batch first.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, 1)),
        Mistake("the slopes are summed and not averaged over the batch", "Divide by the number of points in the batch.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, batchSize, mean: false)),
        Mistake("the factor 2 of the squared error is missing", "The slope of (wx + b − y)² is 2·(wx + b − y)·x.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate / 2, batchSize)),
        Mistake("it walks uphill", "Subtract the slope: w −= rate · slope.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, -rate, batchSize)),
        Mistake("the last batch is divided by batchSize although it is shorter", "Divide by the number of points that are really in it.",
            (x, y, w, b, rate, batchSize) => Epoch(x, y, w, b, rate, batchSize, always: true)),
    ];

    private static (float W, float B) Epoch(float[] x, float[] y, float w, float b, float rate, int batchSize, bool mean = true,
        bool always = false)
    {
        foreach (var batch in Enumerable.Range(0, x.Length).Chunk(batchSize))
        {
            var divisor = !mean ? 1 : always ? batchSize : batch.Length;
            var slopeW = batch.Sum(i => 2 * (w * x[i] + b - y[i]) * x[i]) / divisor;
            var slopeB = batch.Sum(i => 2 * (w * x[i] + b - y[i])) / divisor;
            (w, b) = (w - rate * slopeW, b - rate * slopeB);
        }

        return (w, b);
    }
}
