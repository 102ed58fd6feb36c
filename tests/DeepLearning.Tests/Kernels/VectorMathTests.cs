using System.Runtime.InteropServices;
using MathNet.Numerics;

namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class VectorMathTests
{
    public delegate void ArrayFunction(ReadOnlySpan<float> x, Span<float> y);

    private sealed record Case(string Name, ArrayFunction Ours, Func<double, double> Exact, double From, double To, double Bound = 2e-7);

    private static readonly Case[] Cases =
    [
        new("exp", VectorMath.Exp, Math.Exp, -87, 88.7),
        new("log", VectorMath.Log, Math.Log, 1e-44, 100),
        new("tanh", VectorMath.Tanh, Math.Tanh, -12, 12),
        new("sigmoid", VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), -87, 40),
        new("erf", VectorMath.Erf, SpecialFunctions.Erf, -6, 6),
        new("gelu", VectorMath.Gelu, x => 0.5 * x * SpecialFunctions.Erfc(-x / Math.Sqrt(2)), -12.5, 20),
    ];

    public static TheoryData<string, int> CasesAndWidths => new(
        from c in Cases from width in new[] { 512, 256, 128, 32 } select (c.Name, width));

    [Theory]
    [MemberData(nameof(CasesAndWidths))]
    public void The_relative_error_is_within_the_stated_bound(string name, int width)
    {
        var c = Cases.Single(x => x.Name == name);
        var x = DenseSweep(c.From, c.To);
        var y = new float[x.Length];
        KernelSettings.WithWidth(width, () => c.Ours(x, y));
        double worst = 0, at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double exact = c.Exact(x[i]);
            if (Math.Abs(exact) < 1.2e-38)
            {
                continue;
            }
            double error = Math.Abs((y[i] - exact) / exact);
            if (!(error <= worst))
            {
                (worst, at) = (error, x[i]);
            }
        }
        Assert.True(worst <= c.Bound, $"{name}: relative error {worst:E2} at {at:R}");
    }

    [Theory]
    [MemberData(nameof(KernelSettings.Widths), MemberType = typeof(KernelSettings))]
    public void Special_values_give_the_limits(int width) => KernelSettings.WithWidth(width, () =>
    {
        float inf = float.PositiveInfinity, tiny = float.Epsilon;
        float[] x = [float.NaN, inf, -inf, 0, -0f, tiny, -tiny, 1000, -1000];
        AssertValues(VectorMath.Exp, x, [float.NaN, inf, 0, 1, 1, 1, 1, inf, 0]);
        AssertValues(VectorMath.Log, x, [float.NaN, inf, float.NaN, -inf, -inf, -103.27893f, float.NaN, 6.9077554f, float.NaN]);
        AssertValues(VectorMath.Tanh, x, [float.NaN, 1, -1, 0, -0f, tiny, -tiny, 1, -1]);
        AssertValues(VectorMath.Sigmoid, x, [float.NaN, 1, 0, 0.5f, 0.5f, 0.5f, 0.5f, 1, 0]);
        AssertValues(VectorMath.Erf, x, [float.NaN, 1, -1, 0, -0f, tiny, -tiny, 1, -1]);
        AssertValues(VectorMath.Gelu, x, [float.NaN, inf, 0, 0, 0, 0, 0, 1000, 0]);
        AssertValues(VectorMath.Relu, x, [float.NaN, inf, 0, 0, 0, tiny, 0, 1000, 0]);
    });

    [Fact]
    public void Exp_of_very_negative_numbers_is_denormal_and_then_zero()
    {
        var x = DenseSweep(-110, -87);
        var y = new float[x.Length];
        VectorMath.Exp(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal((float)Math.Exp(x[i]), y[i], 2.1 * float.Epsilon + (3e-7 * Math.Exp(x[i])));
        }
    }

    [Fact]
    public void The_slope_of_gelu_is_its_derivative()
    {
        var x = DenseSweep(-15, 15);
        var y = new float[x.Length];
        VectorMath.GeluSlope(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            double v = x[i];
            double exact = (0.5 * SpecialFunctions.Erfc(-v / Math.Sqrt(2))) + (v * Math.Exp(-v * v / 2) / Math.Sqrt(2 * Math.PI));
            Assert.Equal(exact, y[i], 3e-7);
        }
    }

    [Fact]
    public void A_value_has_the_same_bits_wherever_it_stands()
    {
        var x = DenseSweep(-5, 5)[..1003];
        var whole = new float[x.Length];
        VectorMath.Gelu(x, whole);
        for (int i = 0; i < x.Length; i++)
        {
            var one = new float[1];
            VectorMath.Gelu(x.AsSpan(i, 1), one);
            Assert.Equal(whole[i], one[0]);
        }
    }

    [Fact]
    public void Arrays_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => VectorMath.Exp(new float[3], new float[2]));

    private static void AssertValues(ArrayFunction function, float[] x, float[] expected)
    {
        var y = new float[x.Length];
        function(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            bool same = float.IsFinite(expected[i]) ? Math.Abs(expected[i] - y[i]) <= 1e-6f * Math.Abs(expected[i]) + float.Epsilon
                : expected[i].Equals(y[i]);
            Assert.True(same, $"f({x[i]}) is {y[i]}, expected {expected[i]}");
        }
    }

    /// <summary>Evenly spaced numbers, and around zero as many spaced evenly in their logarithm, denormal ones too.</summary>
    private static float[] DenseSweep(double from, double to)
    {
        const int Count = 200_000;
        var x = new List<float>();
        for (int i = 0; i <= Count; i++)
        {
            x.Add((float)(from + ((to - from) * i / Count)));
            float small = (float)Math.Pow(10, -44 + (44.0 * i / Count));
            if (small > from && small < to)
            {
                x.Add(small);
            }
            if (-small > from && -small < to)
            {
                x.Add(-small);
            }
        }
        return CollectionsMarshal.AsSpan(x).ToArray();
    }
}
