namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class ColumnScalingExercise : Exercise<Func<float[,], float[,], float[,]>>
{
    public override string Id => "m3-columns";
    public override int Number => 2;
    public override string Title => "Every column by its own measure";
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
        "Each column has its own mean and its own spread, and both come from the training rows alone.",
        "For each column: mean = Σ/n and spread = √(Σ(x − mean)²/n) over training, then (unseen − mean) / spread. Where the spread is 0, "
            + "write 0.",
        "The outer loop goes over columns: in it one loop for the mean, one for the squares, and one over the rows of unseen. `spread > 0 "
            + "? (unseen[row, column] - mean) / spread : 0`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the unseen rows are measured by themselves",
            "That lets unseen data decide about its own scale. Mean and spread come from training.",
            (_, unseen) => Scaled(unseen, unseen)),
        Mistake("all columns share one mean and one spread", "A column in hundreds would drown one in ones: each by its own measure.",
            Together),
        Mistake("the columns are centred and not scaled", "Divide by the column's spread too.",
            (training, unseen) => Scaled(training, unseen, spread: _ => 1)),
        Mistake("it is divided by the variance", "The spread is the root of the mean square, so that the result has no unit.",
            (training, unseen) => Scaled(training, unseen, spread: variance => variance)),
    ];

    private static float[,] Scaled(float[,] training, float[,] unseen, Func<float, float>? spread = null)
    {
        var result = new float[unseen.GetLength(0), unseen.GetLength(1)];
        for (var column = 0; column < unseen.GetLength(1); column++)
        {
            var values = Enumerable.Range(0, training.GetLength(0)).Select(row => training[row, column]).ToArray();
            var mean = values.Average();
            var variance = values.Select(value => (value - mean) * (value - mean)).Average();
            var divisor = (spread ?? MathF.Sqrt)(variance);
            for (var row = 0; row < unseen.GetLength(0); row++)
                result[row, column] = variance > 0 ? (unseen[row, column] - mean) / divisor : 0;
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
