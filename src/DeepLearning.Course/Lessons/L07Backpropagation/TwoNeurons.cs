using static DeepLearning.Course.Formulas;

namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>The lesson's network, two sigmoid neurons in a row, with its derivatives worked out by hand. Its four numbers are
/// w₁, b₁, w₂, b₂; the loss is (a₂ − target)².</summary>
internal static class TwoNeurons
{
    public const int Count = 4;

    public static float Output(float x, float[] p) => Sigmoid(p[2] * Sigmoid(p[0] * x + p[1]) + p[3]);

    public static float[] Gradient(float x, float target, float[] p, Func<float, float>? first = null, Func<float, float>? second = null)
    {
        var a1 = Sigmoid(p[0] * x + p[1]);
        var a2 = Sigmoid(p[2] * a1 + p[3]);
        var d2 = 2 * (a2 - target) * (second ?? Slope)(a2);
        var d1 = d2 * p[2] * (first ?? Slope)(a1);
        return [d1 * x, d1, d2 * a1, d2];
    }

    public static float[] Updated(float[] p, float[] gradient, float rate) =>
        [.. p.Zip(gradient, (number, slope) => number - rate * slope)];

    private static float Slope(float a) => a * (1 - a);
}
