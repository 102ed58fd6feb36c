using System.Runtime.CompilerServices;

namespace DeepLearning.Benchmarks;

/// <summary>
/// The most multiply-adds that this machine does in a second: twelve chains that never leave registers, so that nothing
/// but the multiply-add units limits them. A product's speed is quoted as a share of this, measured in the same run.
/// </summary>
internal static class FmaCeiling
{
    private const int Steps = 200_000;

    /// <summary>GFLOP/s of one core; a multiply-add counts as two.</summary>
    public static double Measure()
    {
        double seconds = Simd.Width switch
        {
            512 => Timing.Best(5, Chains<Simd512>),
            256 => Timing.Best(5, Chains<Simd256>),
            128 => Timing.Best(5, Chains<Simd128>),
            _ => Timing.Best(5, Chains<Simd32>),
        };
        return 2.0 * 12 * Steps * Math.Max(1, Simd.Width / 32) / seconds / 1e9;
    }

    private static float _sink;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Chains<V>() where V : struct, ISimd<V>
    {
        V factor = V.All(0.999999f), addend = V.All(1e-6f);
        V a = V.All(1), b = V.All(2), c = V.All(3), d = V.All(4), e = V.All(5), f = V.All(6);
        V g = V.All(7), h = V.All(8), i = V.All(9), j = V.All(10), k = V.All(11), l = V.All(12);
        for (int step = 0; step < Steps; step++)
        {
            a = V.MultiplyAdd(a, factor, addend);
            b = V.MultiplyAdd(b, factor, addend);
            c = V.MultiplyAdd(c, factor, addend);
            d = V.MultiplyAdd(d, factor, addend);
            e = V.MultiplyAdd(e, factor, addend);
            f = V.MultiplyAdd(f, factor, addend);
            g = V.MultiplyAdd(g, factor, addend);
            h = V.MultiplyAdd(h, factor, addend);
            i = V.MultiplyAdd(i, factor, addend);
            j = V.MultiplyAdd(j, factor, addend);
            k = V.MultiplyAdd(k, factor, addend);
            l = V.MultiplyAdd(l, factor, addend);
        }
        _sink = V.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
