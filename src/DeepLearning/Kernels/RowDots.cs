namespace DeepLearning;

/// <summary>
/// A·Bᵀ for few rows of A, as in a linear layer on a small batch: both operands then run contiguously along k, so each
/// element of C is a dot product read straight from memory, and nothing is packed. Three rows of A meet four of B at a
/// time: 12 sums in registers, 7 loads for 12 multiply-adds. At the end the partial sums in each register are added up.
/// </summary>
internal static unsafe class RowDots
{
    private const int TileColumns = 4;

    /// <summary>The end of a tile costs as much as about 40 steps of k; packing B costs as much as 16 rows of A.</summary>
    public static bool AppliesTo(MatrixView a, MatrixView b, MatrixView c) =>
        b.ColumnStride != 1 && b.RowStride == 1 && a.ColumnStride == 1 && a.Columns >= 32 && c.Rows <= 192 && c.Rows * 5L <= a.Columns * 2L;

    public static void Multiply<V>(MatrixView a, MatrixView b, MatrixView c, bool accumulate) where V : struct, ISimd<V>
    {
        var job = new Job<V> { A = a, B = b, C = c, Accumulate = accumulate };
        long tileWork = Math.Max(1, (long)TileColumns * c.Rows * a.Columns);
        WorkerPool.Run(
            (c.Columns + TileColumns - 1) / TileColumns, (int)Math.Clamp(MatrixSizes.WorkForAThread / tileWork, 1, int.MaxValue), ref job);
    }

    private struct Job<V> : IRangeJob where V : struct, ISimd<V>
    {
        public MatrixView A, B, C;
        public bool Accumulate;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int start, int end)
        {
            for (int tile = start; tile < end; tile++)
            {
                int j = tile * TileColumns, i = 0;
                for (; i + 3 <= C.Rows; i += 3) Tile<Three>(i, j);
                if (C.Rows - i == 2)
                    Tile<Two>(i, j);
                else if (C.Rows - i == 1)
                    Tile<One>(i, j);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Tile<TRows>(int i, int j) where TRows : struct, ICount
        {
            V c00 = default, c01 = default, c02 = default, c03 = default;
            V c10 = default, c11 = default, c12 = default, c13 = default;
            V c20 = default, c21 = default, c22 = default, c23 = default;
            int k = A.Columns, last = C.Columns - 1;
            float* a0 = A.At(i, 0);
            float* a1 = a0 + (TRows.Value > 1 ? A.RowStride : 0);
            float* a2 = a0 + (TRows.Value > 2 ? 2 * A.RowStride : 0);
            // Beyond the last column the last is computed again and not stored.
            float* b0 = B.At(0, j);
            float* b1 = B.At(0, Math.Min(j + 1, last));
            float* b2 = B.At(0, Math.Min(j + 2, last));
            float* b3 = B.At(0, Math.Min(j + 3, last));
            int p = 0;
            for (; p + V.Count <= k; p += V.Count)
            {
                // Written out: through a method, the compiler copies the registers of A for each call.
                V x0 = V.Load(a0 + p), x1 = V.Load(a1 + p), x2 = V.Load(a2 + p);
                V y = V.Load(b0 + p);
                c00 = V.MultiplyAdd(x0, y, c00);
                if (TRows.Value > 1) c10 = V.MultiplyAdd(x1, y, c10);
                if (TRows.Value > 2) c20 = V.MultiplyAdd(x2, y, c20);
                y = V.Load(b1 + p);
                c01 = V.MultiplyAdd(x0, y, c01);
                if (TRows.Value > 1) c11 = V.MultiplyAdd(x1, y, c11);
                if (TRows.Value > 2) c21 = V.MultiplyAdd(x2, y, c21);
                y = V.Load(b2 + p);
                c02 = V.MultiplyAdd(x0, y, c02);
                if (TRows.Value > 1) c12 = V.MultiplyAdd(x1, y, c12);
                if (TRows.Value > 2) c22 = V.MultiplyAdd(x2, y, c22);
                y = V.Load(b3 + p);
                c03 = V.MultiplyAdd(x0, y, c03);
                if (TRows.Value > 1) c13 = V.MultiplyAdd(x1, y, c13);
                if (TRows.Value > 2) c23 = V.MultiplyAdd(x2, y, c23);
            }
            if (p < k)
            {
                int rest = k - p;
                V x0 = V.LoadLast(a0 + k, rest), x1 = V.LoadLast(a1 + k, rest), x2 = V.LoadLast(a2 + k, rest);
                Step<TRows>(x0, x1, x2, V.LoadLast(b0 + k, rest), ref c00, ref c10, ref c20);
                Step<TRows>(x0, x1, x2, V.LoadLast(b1 + k, rest), ref c01, ref c11, ref c21);
                Step<TRows>(x0, x1, x2, V.LoadLast(b2 + k, rest), ref c02, ref c12, ref c22);
                Step<TRows>(x0, x1, x2, V.LoadLast(b3 + k, rest), ref c03, ref c13, ref c23);
            }
            float* c = C.At(i, j);
            Put(V.Sums(c00, c01, c02, c03), c, last - j);
            if (TRows.Value > 1) Put(V.Sums(c10, c11, c12, c13), c + C.RowStride, last - j);
            if (TRows.Value > 2) Put(V.Sums(c20, c21, c22, c23), c + 2 * C.RowStride, last - j);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Step<TRows>(V x0, V x1, V x2, V y, ref V c0, ref V c1, ref V c2) where TRows : struct, ICount
        {
            c0 = V.MultiplyAdd(x0, y, c0);
            if (TRows.Value > 1) c1 = V.MultiplyAdd(x1, y, c1);
            if (TRows.Value > 2) c2 = V.MultiplyAdd(x2, y, c2);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Put(Vector128<float> sums, float* c, int after)
        {
            if (after >= TileColumns - 1)
            {
                (Accumulate ? sums + Vector128.Load(c) : sums).Store(c);
                return;
            }
            for (int j = 0; j <= after; j++) c[j] = Accumulate ? c[j] + sums[j] : sums[j];
        }
    }

    private readonly struct One : ICount { public static int Value => 1; }
    private readonly struct Two : ICount { public static int Value => 2; }
    private readonly struct Three : ICount { public static int Value => 3; }
}
