namespace DeepLearning;

/// <summary>
/// Layer normalisation of the rows of a matrix, scale and shift included, each row while it is in the cache:
/// y = x̂ ⊙ w + b with x̂ = (x − mean) / √(variance + ε). Rows are shared among threads. The gradients of w and b are sums
/// over rows: every block of rows adds up its own, then the blocks are added in order, so the bits do not depend on the
/// number of threads. Backward computes x̂ again from x, which costs less than keeping it.
/// </summary>
internal static unsafe class LayerNormKernel
{
    private const int BlockRows = 32;

    /// <summary>
    /// Fills y, and for each row its mean and 1 / √(variance + ε). The number of rows is the length of <paramref name="mean"/>.
    /// </summary>
    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> b, float epsilon, Span<float> y,
        Span<float> mean, Span<float> scale)
    {
        fixed (float* px = x, pw = w, pb = b, py = y, pm = mean, ps = scale)
        {
            var kernel = new ForwardKernel { X = px, W = pw, B = pb, Y = py, Mean = pm, Scale = ps, Epsilon = epsilon, Size = w.Length };
            Simd.Run(mean.Length, Math.Max(1, 8 * 1024 / w.Length), ref kernel);
        }
    }

    /// <summary>
    /// Fills dL/dx = scale · (h − mean(h) − x̂ · mean(h ⊙ x̂)) with h = g ⊙ w, and adds Σ g ⊙ x̂ to dL/dw and Σ g to dL/db, the sums over
    /// rows.
    /// </summary>
    public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> mean, ReadOnlySpan<float> scale,
        ReadOnlySpan<float> g, Span<float> dx, Span<float> dw, Span<float> db)
    {
        int rows = mean.Length, size = w.Length, blocks = (rows + BlockRows - 1) / BlockRows;
        float* sums = Scratch.Get(ScratchSlot.First, 2 * blocks * size);
        new Span<float>(sums, 2 * blocks * size).Clear();
        fixed (float* px = x, pw = w, pm = mean, ps = scale, pg = g, pd = dx)
        {
            var kernel =
                new BackwardKernel { X = px, W = pw, Mean = pm, Scale = ps, G = pg, Dx = pd, Sums = sums, Size = size, Rows = rows };
            Simd.Run(blocks, 1, ref kernel);
        }
        var partial = new ReadOnlySpan<float>(sums, 2 * blocks * size);
        for (int block = 0; block < blocks; block++)
        {
            VectorMath.Add(dw, partial.Slice(2 * block * size, size), dw);
            VectorMath.Add(db, partial.Slice((2 * block + 1) * size, size), db);
        }
    }

    private struct ForwardKernel : IKernel
    {
        public float* X, W, B, Y, Mean, Scale;
        public float Epsilon;
        public int Size;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            int whole = Size - Size % V.Count;
            for (int row = start; row < end; row++)
            {
                float* x = X + (nint)row * Size;
                float* y = Y + (nint)row * Size;
                float mean = (Sum<V>(x, 0, whole) + Sum<Simd32>(x, whole, Size)) / Size;
                float variance = (Squares<V>(x, mean, 0, whole) + Squares<Simd32>(x, mean, whole, Size)) / Size;
                (Mean[row], Scale[row]) = (mean, 1 / MathF.Sqrt(variance + Epsilon));
                Write<V>(x, y, mean, Scale[row], 0, whole);
                Write<Simd32>(x, y, mean, Scale[row], whole, Size);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float Sum<V>(float* x, int i, int end) where V : struct, ISimd<V>
        {
            V sum = V.All(0);
            for (; i < end; i += V.Count) sum += V.Load(x + i);
            return V.Sum(sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float Squares<V>(float* x, float mean, int i, int end) where V : struct, ISimd<V>
        {
            V sum = V.All(0), m = V.All(mean);
            for (; i < end; i += V.Count)
            {
                V d = V.Load(x + i) - m;
                sum = V.MultiplyAdd(d, d, sum);
            }
            return V.Sum(sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Write<V>(float* x, float* y, float mean, float scale, int i, int end) where V : struct, ISimd<V>
        {
            V m = V.All(mean), s = V.All(scale);
            for (; i < end; i += V.Count) V.Store(V.MultiplyAdd((V.Load(x + i) - m) * s, V.Load(W + i), V.Load(B + i)), y + i);
        }
    }

    private struct BackwardKernel : IKernel
    {
        public float* X, W, Mean, Scale, G, Dx, Sums;
        public int Size, Rows;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            int whole = Size - Size % V.Count;
            for (int block = start; block < end; block++)
            {
                float* dw = Sums + 2 * (nint)block * Size;
                for (int row = block * BlockRows; row < Math.Min(Rows, (block + 1) * BlockRows); row++)
                {
                    (float sum, float product) = Add<V>(row, dw, 0, whole);
                    (float restSum, float restProduct) = Add<Simd32>(row, dw, whole, Size);
                    float mean = (sum + restSum) / Size, meanProduct = (product + restProduct) / Size;
                    Write<V>(row, mean, meanProduct, 0, whole);
                    Write<Simd32>(row, mean, meanProduct, whole, Size);
                }
            }
        }

        // Adds the row to dw and db, and returns the sums of h and of h ⊙ x̂.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly (float Sum, float Product) Add<V>(int row, float* dw, int i, int end) where V : struct, ISimd<V>
        {
            V m = V.All(Mean[row]), s = V.All(Scale[row]), sum = V.All(0), product = sum;
            float* x = X + (nint)row * Size;
            float* g = G + (nint)row * Size;
            float* db = dw + Size;
            for (; i < end; i += V.Count)
            {
                V normal = (V.Load(x + i) - m) * s, slope = V.Load(g + i), h = slope * V.Load(W + i);
                V.Store(V.MultiplyAdd(slope, normal, V.Load(dw + i)), dw + i);
                V.Store(slope + V.Load(db + i), db + i);
                sum += h;
                product = V.MultiplyAdd(h, normal, product);
            }
            return (V.Sum(sum), V.Sum(product));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Write<V>(int row, float mean, float meanProduct, int i, int end) where V : struct, ISimd<V>
        {
            V m = V.All(Mean[row]), s = V.All(Scale[row]), a = V.All(mean), p = V.All(meanProduct);
            float* x = X + (nint)row * Size;
            float* g = G + (nint)row * Size;
            float* d = Dx + (nint)row * Size;
            for (; i < end; i += V.Count) V.Store((V.Load(g + i) * V.Load(W + i) - a - (V.Load(x + i) - m) * s * p) * s, d + i);
        }
    }
}
