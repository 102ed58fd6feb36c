namespace DeepLearning;

/// <summary>
/// Standardises each channel of [outer, channels, inner] to mean 0 and variance 1 over outer and inner. Batch normalisation of images has
/// (batch, channels, pixels); layer normalisation has (1, rows, features). Threads share the channels, so the sums are in a fixed order.
/// </summary>
internal static unsafe class NormalizationKernel
{
    /// <summary>y = (x − mean) / √(variance + ε) for each channel; mean and variance (over n, not n − 1) are given out.</summary>
    public static void Forward(
        int outer, int channels, int inner, float epsilon, ReadOnlySpan<float> x, Span<float> y, Span<float> mean, Span<float> variance)
    {
        fixed (float* px = x, py = y, pm = mean, pv = variance)
        {
            var kernel = new ForwardKernel
            {
                Outer = outer,
                Channels = channels,
                Inner = inner,
                Epsilon = epsilon,
                X = px,
                Y = py,
                Mean = pm,
                Variance = pv
            };
            Simd.Run(channels, Grain(outer, inner), ref kernel);
        }
    }

    /// <summary>dx = (g − mean(g) − y · mean(g · y)) / √(variance + ε) for each channel.</summary>
    public static void Backward(int outer, int channels, int inner, float epsilon,
        ReadOnlySpan<float> y, ReadOnlySpan<float> variance, ReadOnlySpan<float> gradient, Span<float> inputGradient)
    {
        fixed (float* py = y, pv = variance, pg = gradient, pd = inputGradient)
        {
            var kernel = new BackwardKernel
            {
                Outer = outer,
                Channels = channels,
                Inner = inner,
                Epsilon = epsilon,
                Y = py,
                Variance = pv,
                G = pg,
                D = pd
            };
            Simd.Run(channels, Grain(outer, inner), ref kernel);
        }
    }

    /// <summary>y = factor · x + shift for each channel.</summary>
    public static void ScaleAndShift(
        int outer, int channels, int inner, ReadOnlySpan<float> x, ReadOnlySpan<float> factor, ReadOnlySpan<float> shift, Span<float> y)
    {
        fixed (float* px = x, pf = factor, ps = shift, py = y)
        {
            var kernel = new ScaleKernel { Channels = channels, Inner = inner, X = px, Factor = pf, Shift = ps, Y = py };
            Simd.Run(outer * channels, Grain(1, inner), ref kernel);
        }
    }

    private static int Grain(int outer, int inner) => Math.Max(1, 8 * 1024 / Math.Max(1, outer * inner));

    private struct ForwardKernel : IKernel
    {
        public int Outer, Channels, Inner;
        public float Epsilon;
        public float* X, Y, Mean, Variance;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int c = start; c < end; c++)
            {
                double sum = 0, squares = 0;
                for (int o = 0; o < Outer; o++) sum += Sum<V>(X + ((long)o * Channels + c) * Inner, 0);
                float mean = (float)(sum / ((long)Outer * Inner));
                for (int o = 0; o < Outer; o++) squares += SumOfSquares<V>(X + ((long)o * Channels + c) * Inner, mean);
                float variance = (float)(squares / ((long)Outer * Inner)), scale = 1 / MathF.Sqrt(variance + Epsilon);
                (Mean[c], Variance[c]) = (mean, variance);
                for (int o = 0; o < Outer; o++) Scale<V>(
                    X + ((long)o * Channels + c) * Inner, Y + ((long)o * Channels + c) * Inner, mean, scale);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly float Sum<V>(float* x, int i) where V : struct, ISimd<V>
        {
            V sum = V.All(0);
            for (; i + V.Count <= Inner; i += V.Count) sum += V.Load(x + i);
            float total = V.Sum(sum);
            for (; i < Inner; i++) total += x[i];
            return total;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly float SumOfSquares<V>(float* x, float mean) where V : struct, ISimd<V>
        {
            V sum = V.All(0), m = V.All(mean);
            int i = 0;
            for (; i + V.Count <= Inner; i += V.Count)
            {
                V d = V.Load(x + i) - m;
                sum = V.MultiplyAdd(d, d, sum);
            }
            float total = V.Sum(sum);
            for (; i < Inner; i++) total += (x[i] - mean) * (x[i] - mean);
            return total;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Scale<V>(float* x, float* y, float mean, float scale) where V : struct, ISimd<V>
        {
            V m = V.All(mean), s = V.All(scale);
            int i = 0;
            for (; i + V.Count <= Inner; i += V.Count) V.Store((V.Load(x + i) - m) * s, y + i);
            for (; i < Inner; i++) y[i] = (x[i] - mean) * scale;
        }
    }

    private struct BackwardKernel : IKernel
    {
        public int Outer, Channels, Inner;
        public float Epsilon;
        public float* Y, Variance, G, D;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int c = start; c < end; c++)
            {
                double sum = 0, product = 0;
                for (int o = 0; o < Outer; o++)
                {
                    (float s, float p) = Sums<V>(((long)o * Channels + c) * Inner);
                    sum += s;
                    product += p;
                }
                long count = (long)Outer * Inner;
                float scale = 1 / MathF.Sqrt(Variance[c] + Epsilon), mean = (float)(sum / count), meanProduct = (float)(product / count);
                for (int o = 0; o < Outer; o++) Pass<V>(((long)o * Channels + c) * Inner, scale, mean, meanProduct);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly (float, float) Sums<V>(long at) where V : struct, ISimd<V>
        {
            V sum = V.All(0), product = V.All(0);
            int i = 0;
            for (; i + V.Count <= Inner; i += V.Count)
            {
                V g = V.Load(G + at + i);
                sum += g;
                product = V.MultiplyAdd(g, V.Load(Y + at + i), product);
            }
            float s = V.Sum(sum), p = V.Sum(product);
            for (; i < Inner; i++) (s, p) = (s + G[at + i], p + G[at + i] * Y[at + i]);
            return (s, p);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Pass<V>(long at, float scale, float mean, float meanProduct) where V : struct, ISimd<V>
        {
            V s = V.All(scale), m = V.All(mean), p = V.All(meanProduct);
            int i = 0;
            for (; i + V.Count <= Inner; i += V.Count) V.Store((V.Load(G + at + i) - m - V.Load(Y + at + i) * p) * s, D + at + i);
            for (; i < Inner; i++) D[at + i] = (G[at + i] - mean - Y[at + i] * meanProduct) * scale;
        }
    }

    private struct ScaleKernel : IKernel
    {
        public int Channels, Inner;
        public float* X, Factor, Shift, Y;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int plane = start; plane < end; plane++)
            {
                float factor = Factor[plane % Channels], shift = Shift[plane % Channels];
                float* x = X + (nint)plane * Inner;
                float* y = Y + (nint)plane * Inner;
                int i = 0;
                for (V f = V.All(factor), s = V.All(shift); i + V.Count <= Inner; i += V.Count) V.Store(
                    V.MultiplyAdd(V.Load(x + i), f, s), y + i);
                for (; i < Inner; i++) Simd32.Store(Simd32.MultiplyAdd(Simd32.Load(x + i), Simd32.All(factor), Simd32.All(shift)), y + i);
            }
        }
    }
}
