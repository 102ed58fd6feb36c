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

    public static bool AppliesTo(MatrixView a, MatrixView b, MatrixView c) =>
        c.Rows > 2 * GroupRows && c.Columns >= 64 && a.Columns >= 32;

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
                var pack = new PackJob<V> { B = b, Column = j, Columns = columns, Row = p, Depth = depth, Packed = packed };
                WorkerPool.Run((columns + width - 1) / width, 4, ref pack);
                var multiply = new MultiplyJob<V>
                {
                    A = a,
                    C = c,
                    Column = j,
                    Columns = columns,
                    Row = p,
                    Depth = depth,
                    Packed = packed,
                    Accumulate = accumulate || p > 0,
                };
                int groups = (c.Rows + GroupRows - 1) / GroupRows;
                // Groups of nearly equal height, in a number that the pool's chunks divide, so that threads finish together.
                groups = groups <= 8 ? groups + groups % 2 : (groups + 7) / 8 * 8;
                multiply.Height = (c.Rows + groups - 1) / groups;
                WorkerPool.Run((c.Rows + multiply.Height - 1) / multiply.Height, 1, ref multiply);
            }
        }
    }

    private struct PackJob<V> : IRangeJob where V : struct, ISimd<V>
    {
        public MatrixView B;
        public int Column, Columns, Row, Depth;
        public float* Packed;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int start, int end)
        {
            int width = 2 * V.Count;
            for (int panel = start; panel < end; panel++)
            {
                int j = panel * width;
                MatrixPanel.Pack<V>(B, Row, Depth, Column + j, Math.Min(width, Columns - j), Packed + (nint)j * Depth);
            }
        }
    }

    private struct MultiplyJob<V> : IRangeJob where V : struct, ISimd<V>
    {
        public MatrixView A, C;
        public int Column, Columns, Row, Depth, Height;
        public float* Packed;
        public bool Accumulate;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int start, int end)
        {
            for (int group = start; group < end; group++)
            {
                int i = group * Height;
                MultiplyRows(i, Math.Min(Height, C.Rows - i));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void MultiplyRows(int firstRow, int rows)
        {
            int width = 2 * V.Count;
            var left = Left(firstRow, rows);
            for (int j = 0; j < Columns; j += width)
            {
                MatrixPanel.Multiply<V>(rows, Depth, left.Data, left.RowStride, left.ColumnStride, Packed + (nint)j * Depth, width,
                    C.At(firstRow, Column + j), C.RowStride, Math.Min(width, Columns - j), Accumulate);
            }
        }

        /// <summary>This group's part of A: where it lies if its rows are short, else a copy whose rows are near each other.</summary>
        private readonly MatrixView Left(int firstRow, int rows)
        {
            var part = new MatrixView(A.At(firstRow, Row), rows, Depth, A.RowStride, A.ColumnStride);
            bool alongRows = A.ColumnStride == 1;
            if (alongRows && A.RowStride <= LongestRowInPlace) return part;
            // A stride of whole pages would put all rows in the same few cache sets; a line more than the block avoids it.
            int stride = (alongRows ? Depth : rows) + 16;
            float* copy = Scratch.Get(ScratchSlot.LeftPanels, stride * (alongRows ? rows : Depth));
            var packed = alongRows ? new MatrixView(copy, rows, Depth, stride, 1) : new MatrixView(copy, rows, Depth, 1, stride);
            packed.CopyFrom(part);
            return packed;
        }

        /// <summary>Floats. Longer rows lie on a memory page each and collide in the cache.</summary>
        private const int LongestRowInPlace = 640;
    }
}
