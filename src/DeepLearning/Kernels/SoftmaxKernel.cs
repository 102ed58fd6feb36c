namespace DeepLearning;

/// <summary>Softmax over the rows of a matrix.</summary>
static class SoftmaxKernel
{
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y, int size)
    {
        for (int start = 0; start < x.Length; start += size)
        {
            Span<float> row = y.Slice(start, size);
            Elementwise.Zip<Subtract>(x.Slice(start, size), Reductions.Max(x.Slice(start, size)), row);
            VectorMath.Exp(row, row);
            Elementwise.Zip<Multiply>(row, 1 / Reductions.Sum(row), row);
        }
    }

    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y, int size)
    {
        for (int start = 0; start < x.Length; start += size)
        {
            ReadOnlySpan<float> values = x.Slice(start, size);
            Span<float> row = y.Slice(start, size);
            float largest = Reductions.Max(values);
            Elementwise.Zip<Subtract>(values, largest, row);
            VectorMath.Exp(row, row);
            // Subtracting twice keeps precision where the largest value dwarfs the logarithm.
            float logSum = MathF.Log(Reductions.Sum(row));
            Elementwise.Zip<Subtract>(values, largest, row);
            Elementwise.Zip<Subtract>(row, logSum, row);
        }
    }
}
