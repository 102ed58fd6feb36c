namespace DeepLearning;

/// <summary>
/// The product when A is small enough to stay in the second-level cache: threads take panels of columns of C, and each
/// panel of B is used at once for all rows of A. B is read where it lies unless it is transposed or has few columns
/// left; then the panel is packed just before its use, so no operand is ever copied whole.
/// </summary>
internal static unsafe class ColumnSweep
{
    public static void Multiply<V>(MatrixView a, MatrixView b, MatrixView c, bool accumulate) where V : struct, ISimd<V>
    {
        int width = 2 * V.Count;
        int panels = (c.Columns + width - 1) / width;
        var job = new Job<V> { A = a, B = b, C = c, Accumulate = accumulate };
        long panelWork = Math.Max(1, (long)width * c.Rows * a.Columns);
        WorkerPool.Run(panels, (int)Math.Clamp(MatrixSizes.WorkForAThread / panelWork, 1, int.MaxValue), ref job);
    }

    private struct Job<V> : IRangeJob where V : struct, ISimd<V>
    {
        public MatrixView A, B, C;
        public bool Accumulate;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int start, int end)
        {
            int width = 2 * V.Count, k = A.Columns, block = MatrixSizes.Block(k);
            bool pack = B.ColumnStride != 1 || C.Rows >= RowsThatRepayPacking;
            float* packed = Scratch.Get(ScratchSlot.RightPanels, block * width);
            for (int panel = start; panel < end; panel++)
            {
                int j = panel * width, columns = Math.Min(width, C.Columns - j);
                for (int p = 0; p < k; p += block)
                {
                    int depth = Math.Min(block, k - p);
                    float* from = B.At(p, j);
                    nint step = B.RowStride;
                    if (pack || columns < width)
                    {
                        MatrixPanel.Pack<V>(B, p, depth, j, columns, packed);
                        from = packed;
                        step = width;
                    }
                    MatrixPanel.Multiply<V>(C.Rows, depth, A.At(0, p), A.RowStride, A.ColumnStride, from, step, C.At(0, j), C.RowStride,
                        columns, Accumulate || p > 0);
                }
            }
        }

        /// <summary>With this many rows the copy costs a few per cent and saves cache lines that collide.</summary>
        private const int RowsThatRepayPacking = 48;
    }
}
