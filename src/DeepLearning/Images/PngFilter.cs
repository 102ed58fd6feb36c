namespace DeepLearning;

/// <summary>The five row filters of PNG: each byte less a prediction from the bytes left (a), above (b) and above left (c).</summary>
internal static class PngFilter
{
    public const int Count = 5;

    public static void Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> output, int pixelBytes)
    {
        for (var i = 0; i < row.Length; i++) output[i] = (byte)(row[i] - Prediction(filter, row, above, i, pixelBytes));
    }

    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        for (var i = 0; i < row.Length; i++) row[i] = (byte)(row[i] + Prediction(filter, row, above, i, pixelBytes));
    }

    private static int Prediction(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int i, int pixelBytes)
    {
        (int a, int b, int c) = i < pixelBytes ? (0, above[i], 0) : (row[i - pixelBytes], above[i], above[i - pixelBytes]);
        return filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => Paeth(a, b, c) };
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c, pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
