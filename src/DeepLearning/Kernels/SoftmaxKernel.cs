namespace DeepLearning;

/// <summary>
/// Softmax and its logarithm over the rows of a matrix, a row at a time while it is in the cache: the largest value, then
/// the exponentials and their sum in one pass, then the scaling. Rows are shared among threads. Subtracting the largest
/// value first keeps every exponential at most 1, so nothing overflows.
/// </summary>
internal static unsafe class SoftmaxKernel
{
    /// <summary>Elements worth handing to a thread.</summary>
    private const int Grain = 4 * 1024;

    public static void Softmax(ReadOnlySpan<float> x, Span<float> y, int size) => Run(x, y, size, logarithm: false);

    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y, int size) => Run(x, y, size, logarithm: true);

    private static void Run(ReadOnlySpan<float> x, Span<float> y, int size, bool logarithm)
    {
        if (x.Length == 0) return;
        fixed (float* px = x, py = y)
        {
            var kernel = new Kernel { X = px, Y = py, Size = size, Logarithm = logarithm };
            Simd.Run(x.Length / size, Math.Max(1, Grain / size), ref kernel);
        }
    }

    private struct Kernel : IKernel
    {
        public float* X, Y;
        public int Size;
        public bool Logarithm;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int row = start; row < end; row++)
            {
                float* x = X + (nint)row * Size;
                float* y = Y + (nint)row * Size;
                float largest = Largest<V>(x, Size), sum = Exponentials<V>(x, y, Size, largest, 1);
                if (Logarithm) Shift<V>(x, y, Size, largest, MathF.Log(sum));
                else Scale<V>(y, Size, 1 / sum);
            }
        }
    }

    /// <summary>Replaces a row x by softmax(scale · x), for a scale above 0.</summary>
    public static void Row<V>(float* x, int size, float scale) where V : struct, ISimd<V> =>
        Scale<V>(x, size, 1 / Exponentials<V>(x, x, size, Largest<V>(x, size), scale));

    /// <summary>Replaces g = dL/dy by dL/dx for a row y = softmax(scale · x): scale · y ⊙ (g − Σ y ⊙ g).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RowGradient<V>(float* y, float* g, int size, float scale) where V : struct, ISimd<V>
    {
        V products = V.All(0);
        int i = 0;
        for (; i + V.Count <= size; i += V.Count) products = V.MultiplyAdd(V.Load(y + i), V.Load(g + i), products);
        float sum = V.Sum(products);
        for (; i < size; i++) sum += y[i] * g[i];
        V mean = V.All(sum), factor = V.All(scale);
        for (i = 0; i + V.Count <= size; i += V.Count) V.Store((V.Load(g + i) - mean) * V.Load(y + i) * factor, g + i);
        for (; i < size; i++) g[i] = (g[i] - sum) * y[i] * scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Largest<V>(float* x, int size) where V : struct, ISimd<V>
    {
        float largest = float.NegativeInfinity;
        int i = 0;
        if (size >= V.Count)
        {
            V best = V.Load(x);
            for (i = V.Count; i + V.Count <= size; i += V.Count) best = V.Max(best, V.Load(x + i));
            largest = V.Largest(best);
        }
        for (; i < size; i++) largest = MathF.Max(largest, x[i]);
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Exponentials<V>(float* x, float* y, int size, float largest, float scale) where V : struct, ISimd<V>
    {
        V shift = V.All(largest), factor = V.All(scale), total = default;
        int i = 0;
        for (; i + V.Count <= size; i += V.Count)
        {
            V e = Elementary.ExpOfNegative((V.Load(x + i) - shift) * factor);
            total += e;
            V.Store(e, y + i);
        }
        float sum = V.Sum(total);
        for (; i < size; i++)
        {
            Simd32 e = Elementary.ExpOfNegative((Simd32.Load(x + i) - Simd32.All(largest)) * Simd32.All(scale));
            Simd32.Store(e, y + i);
            sum += y[i];
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale<V>(float* y, int size, float scale) where V : struct, ISimd<V>
    {
        int i = 0;
        for (V factor = V.All(scale); i + V.Count <= size; i += V.Count) V.Store(V.Load(y + i) * factor, y + i);
        for (; i < size; i++) y[i] *= scale;
    }

    // Subtracting twice keeps precision where the largest value is far above the logarithm.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shift<V>(float* x, float* y, int size, float largest, float logSum) where V : struct, ISimd<V>
    {
        V first = V.All(largest), second = V.All(logSum);
        int i = 0;
        for (; i + V.Count <= size; i += V.Count) V.Store(V.Load(x + i) - first - second, y + i);
        for (; i < size; i++) y[i] = x[i] - largest - logSum;
    }
}
