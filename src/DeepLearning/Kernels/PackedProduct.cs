namespace DeepLearning;

/// <summary>
/// The product when both operands outgrow the second-level cache (Goto and van de Geijn, "Anatomy of High-Performance
/// Matrix Multiplication", 2008). For each block of k, all threads pack B's rows into panels once; then each takes a
/// group of rows of C, packs its part of A so that it stays in the second-level cache, and goes through the panels,
/// each of which stays in the first-level cache while it meets all the rows of the group.
/// </summary>
internal static unsafe class PackedProduct
{
    /// <summary>Rows of A that a thread packs at once: 96 × 256 floats are 96 KiB.</summary>
    private const int GroupRows = 96;

    /// <summary>Columns of B packed at once: 256 × 4096 floats are 4 MiB of the last-level cache.</summary>
    private const int MostColumns = 4096;

    public static bool AppliesTo(MatrixView a, MatrixView b, MatrixView c) => c.Rows > 2 * GroupRows && c.Columns >= 64 && a.Columns >= 32;

    public static void Multiply<V>(MatrixView a, MatrixView b, MatrixView c, bool accumulate) where V : struct, ISimd<V>
    {
        int width = 2 * V.Count, k = a.Columns, block = MatrixSizes.Block(k);
        float* packed = Scratch.Get(ScratchSlot.RightPanels, block * (Math.Min(c.Columns, MostColumns) + width));
        for (int j = 0; j < c.Columns; j += MostColumns)
        {
            int columns = Math.Min(MostColumns, c.Columns - j);
            for (int p = 0; p < k; p += block)
            {
                int depth = Math.Min(block, k - p);
                var pack = new PackJob<V>(b, j, columns, p, depth, packed);
                WorkerPool.Run((columns + width - 1) / width, 4, ref pack);
                int groups = (c.Rows + GroupRows - 1) / GroupRows;
                // Groups of nearly equal height, in a number that the pool's chunks divide, so that threads finish together.
                groups = groups <= 8 ? groups + groups % 2 : (groups + 7) / 8 * 8;
                int height = (c.Rows + groups - 1) / groups;
                var multiply = new MultiplyJob<V>(a, c, j, columns, p, depth, height, packed, accumulate || p > 0);
                WorkerPool.Run((c.Rows + height - 1) / height, 1, ref multiply);
            }
        }
    }

    private readonly struct PackJob<V>(MatrixView b, int column, int columns, int row, int depth, float* packed) : IRangeJob
        where V : struct, ISimd<V>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            int width = 2 * V.Count;
            for (int panel = start; panel < end; panel++)
            {
                int j = panel * width;
                MatrixPanel.Pack<V>(b, row, depth, column + j, Math.Min(width, columns - j), packed + (nint)j * depth);
            }
        }
    }

    private readonly struct MultiplyJob<V>(
        MatrixView a, MatrixView c, int column, int columns, int row, int depth, int height, float* panels, bool accumulate) : IRangeJob
        where V : struct, ISimd<V>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            for (int group = start; group < end; group++)
            {
                int i = group * height;
                MultiplyRows(i, Math.Min(height, c.Rows - i));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void MultiplyRows(int firstRow, int rows)
        {
            int width = 2 * V.Count;
            var left = Left(firstRow, rows);
            for (int j = 0; j < columns; j += width)
            {
                MatrixPanel.Multiply<V>(rows, depth, left.Data, left.RowStride, left.ColumnStride, panels + (nint)j * depth, width,
                    c.At(firstRow, column + j), c.RowStride, Math.Min(width, columns - j), accumulate);
            }
        }

        /// <summary>This group's part of a: where it lies if its rows are short, else a copy whose rows are near each other.</summary>
        private MatrixView Left(int firstRow, int rows)
        {
            var part = new MatrixView(a.At(firstRow, row), rows, depth, a.RowStride, a.ColumnStride);
            bool alongRows = a.ColumnStride == 1;
            if (alongRows && a.RowStride <= LongestRowInPlace) return part;
            // a stride of whole pages would put all rows in the same few cache sets; a line more than the block avoids it.
            int stride = (alongRows ? depth : rows) + 16;
            float* copy = Scratch.Get(ScratchSlot.LeftPanels, stride * (alongRows ? rows : depth));
            var packed = alongRows ? new MatrixView(copy, rows, depth, stride, 1) : new MatrixView(copy, rows, depth, 1, stride);
            packed.CopyFrom(part);
            return packed;
        }

        /// <summary>Floats. Longer rows lie on a memory page each and collide in the cache.</summary>
        private const int LongestRowInPlace = 640;
    }
}
