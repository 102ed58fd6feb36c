namespace DeepLearning.Course;

/// <summary>Formulas that the exercises of several lessons need.</summary>
internal static class Formulas
{
    /// <summary>σ(z) = 1 / (1 + e⁻ᶻ).</summary>
    public static float Sigmoid(float z) => 1 / (1 + MathF.Exp(-z));

    /// <summary>x·w, the weighted sum.</summary>
    public static float Dot(float[] x, float[] w) => x.Zip(w, (input, weight) => input * weight).Sum();

    /// <summary>The rows as columns.</summary>
    public static float[,] Transposed(float[,] table)
    {
        var transposed = new float[table.GetLength(1), table.GetLength(0)];
        for (var row = 0; row < table.GetLength(0); row++)
            for (var column = 0; column < table.GetLength(1); column++)
                transposed[column, row] = table[row, column];
        return transposed;
    }
}
