namespace DeepLearning;

/// <summary>
/// One row times a matrix, as in predicting from a single example. Nothing of B is used twice, so all depends on reading
/// it well: threads take strips of columns eight registers wide, and go down B with eight sums under way, enough
/// of them to hide the latency of a multiply-add. Each element of C is one chain in order of k.
/// </summary>
internal static unsafe class RowSweep
{
    private const int Registers = 8;

    public static bool AppliesTo(MatrixView a, MatrixView b, MatrixView c) => c.Rows == 1 && b.ColumnStride == 1 && a.Columns >= 16;

    public static void Multiply<V>(MatrixView a, MatrixView b, MatrixView c, bool accumulate) where V : struct, ISimd<V>
    {
        var job = new Job<V> { A = a, B = b, C = c, Accumulate = accumulate };
        int strip = Registers * V.Count;
        WorkerPool.Run((c.Columns + strip - 1) / strip,
            (int)Math.Clamp(MatrixSizes.WorkForAThread / ((long)strip * a.Columns), 1, int.MaxValue), ref job);
    }

    private struct Job<V> : IRangeJob where V : struct, ISimd<V>
    {
        public MatrixView A, B, C;
        public bool Accumulate;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int start, int end)
        {
            int j = start * Registers * V.Count, last = Math.Min(C.Columns, end * Registers * V.Count);
            for (; j + Registers * V.Count <= last; j += Registers * V.Count) Strip(j);
            for (; j + V.Count <= last; j += V.Count) Column<V>(j);
            for (; j < last; j++) Column<Simd32>(j);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Strip(int j)
        {
            V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
            float* a = A.Data;
            float* b = B.At(0, j);
            for (int p = A.Columns; p > 0; p--, a += A.ColumnStride, b += B.RowStride)
            {
                var x = V.All(*a);
                c0 = V.MultiplyAdd(x, V.Load(b), c0);
                c1 = V.MultiplyAdd(x, V.Load(b + V.Count), c1);
                c2 = V.MultiplyAdd(x, V.Load(b + 2 * V.Count), c2);
                c3 = V.MultiplyAdd(x, V.Load(b + 3 * V.Count), c3);
                c4 = V.MultiplyAdd(x, V.Load(b + 4 * V.Count), c4);
                c5 = V.MultiplyAdd(x, V.Load(b + 5 * V.Count), c5);
                c6 = V.MultiplyAdd(x, V.Load(b + 6 * V.Count), c6);
                c7 = V.MultiplyAdd(x, V.Load(b + 7 * V.Count), c7);
            }
            float* c = C.At(0, j);
            Put(c0, c);
            Put(c1, c + V.Count);
            Put(c2, c + 2 * V.Count);
            Put(c3, c + 3 * V.Count);
            Put(c4, c + 4 * V.Count);
            Put(c5, c + 5 * V.Count);
            Put(c6, c + 6 * V.Count);
            Put(c7, c + 7 * V.Count);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Column<W>(int j) where W : struct, ISimd<W>
        {
            W sum = default;
            float* a = A.Data;
            float* b = B.At(0, j);
            for (int p = A.Columns; p > 0; p--, a += A.ColumnStride, b += B.RowStride) sum = W.MultiplyAdd(W.All(*a), W.Load(b), sum);
            Put(sum, C.At(0, j));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Put<W>(W sum, float* c) where W : struct, ISimd<W> => W.Store(Accumulate ? W.Load(c) + sum : sum, c);
    }
}
