using System.Numerics;

namespace DeepLearning;

/// <summary>Sums and extremes. A sum is taken in a fixed order that depends only on the length, never on the number of threads.</summary>
static class Reductions
{
    const int Block = 4096;

    /// <summary>The sum of all elements: blocks in single precision over vector lanes, blocks together in double.</summary>
    public static float Sum(ReadOnlySpan<float> x)
    {
        if (x.Length <= Block) return SumBlock(x);
        double sum = 0;
        for (int start = 0; start < x.Length; start += Block)
            sum += SumBlock(x.Slice(start, Math.Min(Block, x.Length - start)));
        return (float)sum;
    }

    static float SumBlock(ReadOnlySpan<float> x)
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
        if (inner == 1)
        {
            for (int o = 0; o < outer; o++) y[o] = Sum(x.Slice(o * size, size));
            return;
        }
        for (int o = 0; o < outer; o++)
        {
            Span<float> row = y.Slice(o * inner, inner);
            row.Clear();
            for (int i = 0; i < size; i++) VectorMath.Add(row, x.Slice((o * size + i) * inner, inner), row);
        }
    }

    /// <summary>For each line along the middle axis of x, seen as [outer, size, inner], the position of its first largest (or smallest) element; NaN counts as both.</summary>
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
                    if (better || (float.IsNaN(value) && !float.IsNaN(extreme)))
                        (extreme, best) = (value, i);
                }
                y[o * inner + n] = best;
            }
    }
}
