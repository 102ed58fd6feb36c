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
            var kernel = new ForwardKernel(outer, channels, inner, epsilon, px, py, pm, pv);
            Simd.Run(channels, Grain(outer, inner), ref kernel);
        }
    }

    /// <summary>dx = (g − mean(g) − y · mean(g · y)) / √(variance + ε) for each channel.</summary>
    public static void Backward(int outer, int channels, int inner, float epsilon,
        ReadOnlySpan<float> y, ReadOnlySpan<float> variance, ReadOnlySpan<float> gradient, Span<float> inputGradient)
    {
        fixed (float* py = y, pv = variance, pg = gradient, pd = inputGradient)
        {
            var kernel = new BackwardKernel(outer, channels, inner, epsilon, py, pv, pg, pd);
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

    private readonly struct ForwardKernel(
        int outer, int channels, int inner, float epsilon, float* inputs, float* outputs, float* means, float* variances) : IKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int c = start; c < end; c++)
            {
                double sum = 0, squares = 0;
                for (int o = 0; o < outer; o++) sum += Sum<V>(inputs + ((long)o * channels + c) * inner, 0);
                float mean = (float)(sum / ((long)outer * inner));
                for (int o = 0; o < outer; o++) squares += SumOfSquares<V>(inputs + ((long)o * channels + c) * inner, mean);
                float variance = (float)(squares / ((long)outer * inner)), scale = 1 / MathF.Sqrt(variance + epsilon);
                (means[c], variances[c]) = (mean, variance);
                for (int o = 0; o < outer; o++) Scale<V>(
                    inputs + ((long)o * channels + c) * inner, outputs + ((long)o * channels + c) * inner, mean, scale);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private float Sum<V>(float* x, int i) where V : struct, ISimd<V>
        {
            V sum = V.All(0);
            for (; i + V.Count <= inner; i += V.Count) sum += V.Load(x + i);
            float total = V.Sum(sum);
            for (; i < inner; i++) total += x[i];
            return total;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private float SumOfSquares<V>(float* x, float mean) where V : struct, ISimd<V>
        {
            V sum = V.All(0), m = V.All(mean);
            int i = 0;
            for (; i + V.Count <= inner; i += V.Count)
            {
                V d = V.Load(x + i) - m;
                sum = V.MultiplyAdd(d, d, sum);
            }
            float total = V.Sum(sum);
            for (; i < inner; i++) total += (x[i] - mean) * (x[i] - mean);
            return total;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Scale<V>(float* x, float* y, float mean, float scale) where V : struct, ISimd<V>
        {
            V m = V.All(mean), s = V.All(scale);
            int i = 0;
            for (; i + V.Count <= inner; i += V.Count) V.Store((V.Load(x + i) - m) * s, y + i);
            for (; i < inner; i++) y[i] = (x[i] - mean) * scale;
        }
    }

    private readonly struct BackwardKernel(
        int outer, int channels, int inner, float epsilon, float* outputs, float* variances, float* gradients,
        float* inputGradients) : IKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            for (int c = start; c < end; c++)
            {
                double sum = 0, product = 0;
                for (int o = 0; o < outer; o++)
                {
                    (float s, float p) = Sums<V>(((long)o * channels + c) * inner);
                    sum += s;
                    product += p;
                }
                long count = (long)outer * inner;
                float scale = 1 / MathF.Sqrt(variances[c] + epsilon), mean = (float)(sum / count), meanProduct = (float)(product / count);
                for (int o = 0; o < outer; o++) Pass<V>(((long)o * channels + c) * inner, scale, mean, meanProduct);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private (float, float) Sums<V>(long at) where V : struct, ISimd<V>
        {
            V sum = V.All(0), product = V.All(0);
            int i = 0;
            for (; i + V.Count <= inner; i += V.Count)
            {
                V g = V.Load(gradients + at + i);
                sum += g;
                product = V.MultiplyAdd(g, V.Load(outputs + at + i), product);
            }
            float s = V.Sum(sum), p = V.Sum(product);
            for (; i < inner; i++) (s, p) = (s + gradients[at + i], p + gradients[at + i] * outputs[at + i]);
            return (s, p);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Pass<V>(long at, float scale, float mean, float meanProduct) where V : struct, ISimd<V>
        {
            V s = V.All(scale), m = V.All(mean), p = V.All(meanProduct);
            int i = 0;
            for (; i + V.Count <= inner; i += V.Count)
                V.Store((V.Load(gradients + at + i) - m - V.Load(outputs + at + i) * p) * s, inputGradients + at + i);
            for (; i < inner; i++) inputGradients[at + i] = (gradients[at + i] - mean - outputs[at + i] * meanProduct) * scale;
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
