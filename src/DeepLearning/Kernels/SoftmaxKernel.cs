namespace DeepLearning;

/// <summary>Softmax over the rows of a matrix.</summary>
static class SoftmaxKernel
{
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y, int size)
    {
        for (int start = 0; start < x.Length; start += size)
        {
            Span<float> row = y.Slice(start, size);
            float largest = Reductions.Max(x.Slice(start, size));
            for (int i = 0; i < size; i++) row[i] = x[start + i] - largest;
            VectorMath.Exp(row, row);
            float scale = 1 / Reductions.Sum(row);
            for (int i = 0; i < size; i++) row[i] *= scale;
        }
    }

    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y, int size)
    {
        for (int start = 0; start < x.Length; start += size)
        {
            ReadOnlySpan<float> values = x.Slice(start, size);
            Span<float> row = y.Slice(start, size);
            float largest = Reductions.Max(values);
            for (int i = 0; i < size; i++) row[i] = values[i] - largest;
            VectorMath.Exp(row, row);
            float logSum = MathF.Log(Reductions.Sum(row));
            // Subtracting twice keeps precision where the largest value dwarfs the logarithm.
            for (int i = 0; i < size; i++) row[i] = values[i] - largest - logSum;
        }
    }
}
