namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class ColumnScalingExercise : Exercise<Func<float[,], float[,], float[,]>>
{
    public override string Id => "m3-columns";
    public override int Number => 2;
    public override string Title => "Standardise without a leak";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["data-and-the-training-loop"];

    protected override Func<float[,], float[,], float[,]> Solution => (training, unseen) => Scaled(training, unseen);

    protected override Func<float[,], float[,], float[,]> Alternative => (float[,] training, float[,] unseen) =>
    {
        var result = new float[unseen.GetLength(0), unseen.GetLength(1)];
        for (var column = 0; column < unseen.GetLength(1); column++)
        {
            double sum = 0, squares = 0, rows = training.GetLength(0);
            for (var row = 0; row < rows; row++)
                (sum, squares) = (sum + training[row, column], squares + (double)training[row, column] * training[row, column]);
            var spread = Math.Sqrt(squares / rows - sum / rows * (sum / rows));
            for (var row = 0; row < unseen.GetLength(0); row++)
                result[row, column] = spread < 1e-6 ? 0 : (float)((unseen[row, column] - sum / rows) / spread);
        }
        return result;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two columns of very different size", new float[,] { { 1, 100 }, { 3, 300 } }, new float[,] { { 2, 500 } }),
        new("a column that never changes", new float[,] { { 0, 7 }, { 2, 7 }, { 4, 7 } }, new float[,] { { 1, 7 }, { 5, 9 } }),
        new("six rows of 7: their mean, added up in single precision, may not be exactly 7",
            new float[,] { { 7, 1 }, { 7, 2 }, { 7, 3 }, { 7, 5 }, { 7, 8 }, { 7, 4 } }, new float[,] { { 9, 6 } }),
        new("one column", new float[,] { { 1 }, { 2 }, { 6 } }, new float[,] { { 3 } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var columns = 1 + random.NextInt32(4);
        float[,] Table(int rows)
        {
            var table = new float[rows, columns];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                    table[row, column] = (1 + 2 * column) * random.NextNormal() + column;
            return table;
        }

        return [Table(3 + random.NextInt32(5)), Table(1 + random.NextInt32(4))];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Each column has its own mean and its own standard deviation, and both come from the training rows alone.",
        "For each column: mean = Σ/n and deviation = √(Σ(x − mean)²/n) over training, then (unseen − mean) / deviation. Add up in `double` "
            + "and divide once. Where all values of the column are equal, write 0.",
        "The outer loop goes over columns: in it one loop for the mean, one for the squares, and one over the rows of unseen. With "
            + "`double`, `deviation > 1e-6 * Math.Abs(mean)` tells a constant column from the others.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the unseen rows are measured by themselves",
            "That lets unseen data decide about its own scale. Mean and standard deviation come from training.",
            (_, unseen) => Scaled(unseen, unseen)),
        Mistake("all columns share one mean and one standard deviation",
            "A column in hundreds would drown one in ones: each column has its own.", Together),
        Mistake("the columns are centred and not scaled", "Divide by the column's standard deviation too.",
            (training, unseen) => Scaled(training, unseen, divisor: _ => 1)),
        Mistake("it is divided by the variance", "The standard deviation is its root, so that the result has no unit.",
            (training, unseen) => Scaled(training, unseen, divisor: variance => variance)),
        Mistake("a constant column is recognised by a standard deviation of exactly 0",
            "In single precision the mean of equal numbers can be off by a rounding. Add up in double and divide once, or compare the "
                + "values with the first.",
            ConstantIfExactlyZero),
    ];

    private static float[,] Scaled(float[,] training, float[,] unseen, Func<double, double>? divisor = null) =>
        Columns(training, unseen, values =>
        {
            var mean = values.Average(value => (double)value);
            var variance = values.Average(value => (value - mean) * (value - mean));
            return values.All(value => value == values[0]) ? null : (mean, (divisor ?? Math.Sqrt)(variance));
        });

    private static float[,] ConstantIfExactlyZero(float[,] training, float[,] unseen) => Columns(training, unseen, values =>
    {
        float mean = 0, variance = 0;
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) variance += (value - mean) * (value - mean) / values.Length;
        return variance == 0 ? null : (mean, MathF.Sqrt(variance));
    });

    // From each training column a mean and a divisor, or null where the column becomes 0.
    private static float[,] Columns(float[,] training, float[,] unseen, Func<float[], (double Mean, double Divisor)?> measure)
    {
        var result = new float[unseen.GetLength(0), unseen.GetLength(1)];
        for (var column = 0; column < unseen.GetLength(1); column++)
        {
            float[] values = [.. Enumerable.Range(0, training.GetLength(0)).Select(row => training[row, column])];
            if (measure(values) is not (var mean, var divisor)) continue;
            for (var row = 0; row < unseen.GetLength(0); row++)
                result[row, column] = (float)((unseen[row, column] - mean) / divisor);
        }

        return result;
    }

    private static float[,] Together(float[,] training, float[,] unseen)
    {
        var values = training.Cast<float>().ToArray();
        var mean = values.Average();
        var spread = MathF.Sqrt(values.Select(value => (value - mean) * (value - mean)).Average());
        var result = (float[,])unseen.Clone();
        for (var row = 0; row < unseen.GetLength(0); row++)
            for (var column = 0; column < unseen.GetLength(1); column++)
                result[row, column] = spread > 0 ? (unseen[row, column] - mean) / spread : 0;
        return result;
    }
}
