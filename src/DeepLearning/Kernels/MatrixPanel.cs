namespace DeepLearning;

/// <summary>
/// A panel is the part of B under one tile of C: two registers of columns by a block of k, and the product of a panel
/// with all rows of A is the unit of work. A panel is used where it lies when its columns are contiguous and whole;
/// otherwise it is copied once into scratch memory, transposed if need be and filled up with zeros, and used for every
/// row. Rows are cut into tiles of nearly equal height, so there is no thin last tile.
/// </summary>
internal static unsafe class MatrixPanel
{
    /// <summary>Copies B[p0 … p0+depth, j0 … j0+columns] into rows of two registers, the rest of each row zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<V>(MatrixView b, int p0, int depth, int j0, int columns, float* panel) where V : struct, ISimd<V>
    {
        int width = 2 * V.Count;
        float* source = b.At(p0, j0);
        if (columns < width) new Span<float>(panel, depth * width).Clear();
        if (b.ColumnStride != 1)
            Transpose.Copy(source, b.ColumnStride, b.RowStride, panel, width, columns, depth);
        else if (columns == width)
        {
            for (int p = 0; p < depth; p++, source += b.RowStride, panel += width)
            {
                V.Store(V.Load(source), panel);
                V.Store(V.Load(source + V.Count), panel + V.Count);
            }
        }
        else
            for (int p = 0; p < depth; p++, source += b.RowStride, panel += width)
                Unsafe.CopyBlockUnaligned(panel, source, (uint)columns * sizeof(float));
    }

    /// <summary>C[rows, columns] (+)= A[rows, depth]·panel. <paramref name="columns"/> may be fewer than a tile has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<V>(int rows, int depth, float* a, nint aRow, nint aStep, float* panel, nint panelStep, float* c, nint cRow,
        int columns, bool accumulate)
        where V : struct, ISimd<V>
    {
        int tiles = (rows + V.TileRows - 1) / V.TileRows;
        int height = rows / tiles, taller = rows % tiles, width = 2 * V.Count;
        float* edge = columns < width ? Scratch.Get(ScratchSlot.EdgeTile, V.TileRows * width) : null;
        for (int tile = 0; tile < tiles; tile++)
        {
            int tileRows = tile < taller ? height + 1 : height;
            if (edge is null)
            {
                MatrixTile.Multiply<V, StridedRows>(
                    tileRows, depth, a, aRow, aStep, new StridedRows(panel, panelStep), c, cRow, accumulate);
            }
            else
            {
                MatrixTile.Multiply<V, StridedRows>(
                    tileRows, depth, a, aRow, aStep, new StridedRows(panel, panelStep), edge, width, accumulate: false);
                CopyEdge(edge, width, c, cRow, tileRows, columns, accumulate);
            }
            a += tileRows * aRow;
            c += tileRows * cRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyEdge(float* edge, int width, float* c, nint cRow, int rows, int columns, bool accumulate)
    {
        for (int i = 0; i < rows; i++, edge += width, c += cRow)
            for (int j = 0; j < columns; j++) c[j] = accumulate ? c[j] + edge[j] : edge[j];
    }
}
