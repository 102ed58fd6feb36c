namespace DeepLearning;

/// <summary>
/// A per-column change of units, y = (x − <see cref="Offset"/>) / <see cref="Scale"/>, learned from the training data and then
/// applied to every part, so that nothing of the test data leaks into it.
/// </summary>
/// <example><code>
/// Tensor train = Tensor.From(new float[,] { { 1, 10 }, { 3, 30 } });
/// Scaler scaler = Scaler.Standard(train);
/// Console.WriteLine(scaler.Transform(train)[1, 0].Item());   // 1
/// </code></example>
public sealed class Scaler
{
    private Scaler(float[] offset, float[] scale) => (Offset, Scale) = (offset, scale);

    /// <summary>What is taken away from each column.</summary>
    public IReadOnlyList<float> Offset { get; }

    /// <summary>What each column is divided by; 1 where the column was constant.</summary>
    public IReadOnlyList<float> Scale { get; }

    /// <summary>Mean 0 and standard deviation 1 for each column (the population's, as scikit-learn's StandardScaler).</summary>
    /// <param name="data">The training data. Shape: [samples, columns].</param>
    public static Scaler Standard(Tensor data) => Fit(data, "Scaler.Standard", column =>
    {
        double mean = column.Average(), variance = column.Average(v => (v - mean) * (v - mean));
        return (mean, Math.Sqrt(variance));
    });

    /// <summary>Smallest value 0 and largest 1 for each column.</summary>
    /// <param name="data">The training data. Shape: [samples, columns].</param>
    public static Scaler MinMax(Tensor data) => Fit(data, "Scaler.MinMax", column => (column.Min(), column.Max() - column.Min()));

    /// <summary>(x − offset) / scale. Shape: [samples, columns] → the same.</summary>
    public Tensor Transform(Tensor data) => Map(data, "Scaler.Transform", (x, c) => (x - Offset[c]) / Scale[c]);

    /// <summary>x · scale + offset: back to the original units. Shape: [samples, columns] → the same.</summary>
    public Tensor Inverse(Tensor data) => Map(data, "Scaler.Inverse", (x, c) => x * Scale[c] + Offset[c]);

    private static Scaler Fit(Tensor data, string operation, Func<double[], (double Offset, double Scale)> measure)
    {
        Throw.ArgumentIf(data.Rank != 2 || data.Length == 0,
            $"{operation}: expected [samples, columns] with at least one of each, got {data.Shape}.", nameof(data));
        int rows = data.Shape[0], columns = data.Shape[1];
        var (offset, scale) = (new float[columns], new float[columns]);
        for (int c = 0; c < columns; c++)
        {
            var column = new double[rows];
            for (int r = 0; r < rows; r++) column[r] = data.Data[r * columns + c];
            Throw.ArgumentIf(!column.All(double.IsFinite),
                $"{operation}: column {c} has missing or infinite values; drop or fill them first.", nameof(data));
            var (o, s) = measure(column);
            (offset[c], scale[c]) = ((float)o, s > 0 ? (float)s : 1);
        }

        return new Scaler(offset, scale);
    }

    private Tensor Map(Tensor data, string operation, Func<float, int, float> map)
    {
        Throw.ArgumentIf(data.Rank != 2 || data.Shape[1] != Offset.Count,
            $"{operation}: learned on {Offset.Count} columns, got {data.Shape}.", nameof(data));
        float[] values = data.ToArray();
        for (int i = 0; i < values.Length; i++) values[i] = map(values[i], i % Offset.Count);
        return new Tensor(values, data.Shape);
    }
}
