using System.Numerics;

namespace DeepLearning;

/// <summary>Sums and extremes. A sum is taken in a fixed order that depends only on the length, never on the number of threads.</summary>
internal static unsafe class Reductions
{
    private const int Block = 4096;

    /// <summary>Inputs below which one thread is faster than two.</summary>
    private const int Grain = 32 * 1024;

    /// <summary>The sum of all elements: blocks in single precision over vector lanes, blocks together in double.</summary>
    public static float Sum(ReadOnlySpan<float> x)
    {
        if (x.Length <= Block) return SumBlock(x);
        double sum = 0;
        for (int start = 0; start < x.Length; start += Block) sum += SumBlock(x.Slice(start, Math.Min(Block, x.Length - start)));
        return (float)sum;
    }

    private static float SumBlock(ReadOnlySpan<float> x)
    {
        Vector<float> a = Vector<float>.Zero, b = Vector<float>.Zero;
        int width = Vector<float>.Count, i = 0;
        for (; i <= x.Length - 2 * width; i += 2 * width)
        {
            a += new Vector<float>(x[i..]);
            b += new Vector<float>(x[(i + width)..]);
        }
        float sum = Vector.Sum(a + b);
        for (; i < x.Length; i++) sum += x[i];
        return sum;
    }

    /// <summary>The largest element, or NaN if there is one.</summary>
    public static float Max(ReadOnlySpan<float> x)
    {
        float max = float.NegativeInfinity;
        int i = 0;
        if (x.Length >= Vector<float>.Count)
        {
            var best = new Vector<float>(x);
            for (i = Vector<float>.Count; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
                best = Vector.Max(best, new Vector<float>(x[i..]));
            for (int lane = 0; lane < Vector<float>.Count; lane++) max = MathF.Max(max, best[lane]);
        }
        for (; i < x.Length; i++) max = MathF.Max(max, x[i]);
        return max;
    }

    /// <summary>Sums the middle axis of x, seen as [outer, size, inner]; y is [outer, inner].</summary>
    public static void SumAxis(ReadOnlySpan<float> x, int outer, int size, int inner, Span<float> y)
    {
        if (y.Length == 0) return;
        fixed (float* px = x, py = y)
        {
            var kernel = new SumKernel { X = px, Y = py, Size = size, Inner = inner };
            Simd.Run(outer * inner, Math.Max(inner == 1 ? 1 : 64, Grain / Math.Max(1, size)), ref kernel);
        }
    }

    /// <summary>Threads share the sums; every column is added from the first row to the last.</summary>
    private struct SumKernel : IKernel
    {
        public float* X, Y;
        public int Size, Inner;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            if (Inner == 1)
            {
                for (int o = start; o < end; o++) Y[o] = Sum(new ReadOnlySpan<float>(X + (nint)o * Size, Size));
                return;
            }
            for (int at = start; at < end;)
            {
                int o = at / Inner, column = at % Inner, count = Math.Min(Inner - column, end - at);
                float* x = X + (nint)o * Size * Inner + column;
                int i = 0;
                for (; i + 4 * V.Count <= count; i += 4 * V.Count) Four<V>(x + i, Y + at + i);
                for (; i + V.Count <= count; i += V.Count) One<V>(x + i, Y + at + i);
                for (; i < count; i++) One<Simd32>(x + i, Y + at + i);
                at += count;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Four<V>(float* x, float* y) where V : struct, ISimd<V>
        {
            V a = V.All(0), b = a, c = a, d = a;
            for (int row = 0; row < Size; row++, x += Inner)
            {
                a += V.Load(x);
                b += V.Load(x + V.Count);
                c += V.Load(x + 2 * V.Count);
                d += V.Load(x + 3 * V.Count);
            }
            V.Store(a, y);
            V.Store(b, y + V.Count);
            V.Store(c, y + 2 * V.Count);
            V.Store(d, y + 3 * V.Count);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void One<V>(float* x, float* y) where V : struct, ISimd<V>
        {
            V sum = V.All(0);
            for (int row = 0; row < Size; row++, x += Inner) sum += V.Load(x);
            V.Store(sum, y);
        }
    }

    /// <summary>
    /// For each line along the middle axis of x, seen as [outer, size, inner], the position of its first largest (or smallest) element; NaN
    /// counts as both.
    /// </summary>
    public static void ArgExtreme(ReadOnlySpan<float> x, int outer, int size, int inner, bool smallest, Span<float> y)
    {
        for (int o = 0; o < outer; o++)
            for (int n = 0; n < inner; n++)
            {
                int start = o * size * inner + n, best = 0;
                float extreme = x[start];
                for (int i = 1; i < size; i++)
                {
                    float value = x[start + i * inner];
                    bool better = smallest ? value < extreme : value > extreme;
                    if (better || (float.IsNaN(value) && !float.IsNaN(extreme))) (extreme, best) = (value, i);
                }
                y[o * inner + n] = best;
            }
    }
}
