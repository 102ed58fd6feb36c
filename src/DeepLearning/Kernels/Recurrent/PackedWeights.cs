namespace DeepLearning;

/// <summary>
/// A matrix B packed into panels once and multiplied many times, as a recurrent layer does with the same weights at every
/// step. Panels lie one after another, each the whole depth, so a product reads them in order.
/// </summary>
internal readonly unsafe struct PackedWeights<V>(float* panels, int depth) where V : struct, ISimd<V>
{
    public static int Width => 2 * V.Count;

    public static int Floats(int depth, int columns) => (columns + Width - 1) / Width * Width * depth;

    /// <summary>Packs all of B; memory for <see cref="Floats"/> is the caller's.</summary>
    public static PackedWeights<V> Pack(MatrixView b, float* memory)
    {
        for (int j = 0; j < b.Columns; j += Width)
            MatrixPanel.Pack<V>(b, 0, b.Rows, j, Math.Min(Width, b.Columns - j), memory + (nint)j * b.Rows);
        return new PackedWeights<V>(memory, b.Rows);
    }

    /// <summary>C[rows, columns of one panel] += A·panel.</summary>
    public void Add(MatrixView a, int panel, float* c, nint cRow, int columns)
    {
        float* b = panels + (nint)panel * Width * depth;
        int block = MatrixSizes.Block(depth);
        for (int p = 0; p < depth; p += block)
        {
            MatrixPanel.Multiply<V>(a.Rows, Math.Min(block, depth - p), a.At(0, p), a.RowStride, a.ColumnStride, b + (nint)p * Width,
                Width, c, cRow, columns, accumulate: true);
        }
    }
}
