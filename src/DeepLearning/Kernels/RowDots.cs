using System.Runtime.CompilerServices;

namespace DeepLearning;

/// <summary>
/// A·Bᵀ for few rows of A, as in a linear layer on a small batch: both operands then run contiguously along k, so each
/// element of C is a dot product read straight from memory, and nothing is packed. Three rows of A meet four of B at a
/// time: 12 sums in registers, 7 loads for 12 multiply-adds. At the end each register of partial sums is added up.
/// </summary>
internal static unsafe class RowDots
{
    /// <summary>Above this many rows, packing B is repaid.</summary>
    const int MostRows = 24;

    public static bool Suits(MatrixView a, MatrixView b, MatrixView c) =>
        b.ColumnStride != 1 && b.RowStride == 1 && a.ColumnStride == 1 && c.Rows <= MostRows && a.Columns >= 32;

    public static void Multiply<V>(MatrixView a, MatrixView b, MatrixView c, bool accumulate) where V : struct, ISimd<V>
    {
        var job = new Job<V> { A = a, B = b, C = c, Accumulate = accumulate };
        long columnWork = Math.Max(1, (long)c.Rows * a.Columns);
        int grain = (int)Math.Clamp(MatrixSizes.WorkForAThread / columnWork, 4, int.MaxValue - 4);
        WorkerPool.Run(c.Columns, (grain + 3) / 4 * 4, ref job);
    }

    struct Job<V> : IRangeJob where V : struct, ISimd<V>
    {
        public MatrixView A, B, C;
        public bool Accumulate;

        public readonly void Run(int start, int end)
        {
            int i = 0;
            for (; i + 3 <= C.Rows; i += 3)
            {
                Rows<Three>(i, start, end);
            }
            if (C.Rows - i == 2)
            {
                Rows<Two>(i, start, end);
            }
            else if (C.Rows - i == 1)
            {
                Rows<One>(i, start, end);
            }
        }

        readonly void Rows<TRows>(int i, int start, int end) where TRows : struct, ICount
        {
            int j = start;
            for (; j + 4 <= end; j += 4)
            {
                Tile<TRows>(i, j);
            }
            for (; j < end; j++)
            {
                for (int row = i; row < i + TRows.Value; row++)
                {
                    Put(row, j, Dot(A.At(row, 0), B.At(0, j), A.Columns));
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        readonly void Tile<TRows>(int i, int j) where TRows : struct, ICount
        {
            V c00 = default, c01 = default, c02 = default, c03 = default;
            V c10 = default, c11 = default, c12 = default, c13 = default;
            V c20 = default, c21 = default, c22 = default, c23 = default;
            float* a0 = A.At(i, 0);
            float* a1 = a0 + (TRows.Value > 1 ? A.RowStride : 0);
            float* a2 = a0 + (TRows.Value > 2 ? 2 * A.RowStride : 0);
            float* b0 = B.At(0, j);
            float* b1 = B.At(0, j + 1);
            float* b2 = B.At(0, j + 2);
            float* b3 = B.At(0, j + 3);
            int k = A.Columns, p = 0;
            for (; p + V.Count <= k; p += V.Count)
            {
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
            PutRow(i, j, p, a0, V.Sum(c00), V.Sum(c01), V.Sum(c02), V.Sum(c03));
            if (TRows.Value > 1) PutRow(i + 1, j, p, a1, V.Sum(c10), V.Sum(c11), V.Sum(c12), V.Sum(c13));
            if (TRows.Value > 2) PutRow(i + 2, j, p, a2, V.Sum(c20), V.Sum(c21), V.Sum(c22), V.Sum(c23));
        }

        readonly void PutRow(int i, int j, int p, float* a, float s0, float s1, float s2, float s3)
        {
            for (; p < A.Columns; p++)
            {
                s0 = float.MultiplyAddEstimate(a[p], *B.At(p, j), s0);
                s1 = float.MultiplyAddEstimate(a[p], *B.At(p, j + 1), s1);
                s2 = float.MultiplyAddEstimate(a[p], *B.At(p, j + 2), s2);
                s3 = float.MultiplyAddEstimate(a[p], *B.At(p, j + 3), s3);
            }
            Put(i, j, s0);
            Put(i, j + 1, s1);
            Put(i, j + 2, s2);
            Put(i, j + 3, s3);
        }

        readonly void Put(int i, int j, float sum)
        {
            float* target = C.At(i, j);
            *target = Accumulate ? *target + sum : sum;
        }

        /// <summary>Adds in the same order as the tile above, so that an element's bits do not depend on where a range ends.</summary>
        static float Dot(float* a, float* b, int k)
        {
            V sum = default;
            int p = 0;
            for (; p + V.Count <= k; p += V.Count)
            {
                sum = V.MultiplyAdd(V.Load(a + p), V.Load(b + p), sum);
            }
            float total = V.Sum(sum);
            for (; p < k; p++)
            {
                total = float.MultiplyAddEstimate(a[p], b[p], total);
            }
            return total;
        }
    }

    readonly struct One : ICount { public static int Value => 1; }
    readonly struct Two : ICount { public static int Value => 2; }
    readonly struct Three : ICount { public static int Value => 3; }
}
