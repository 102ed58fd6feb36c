using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>The network of seven numbers that learners set by hand: two hidden sigmoid neurons and one behind them. The numbers
/// are w₁, b₁, w₂, b₂ of the hidden neurons, and v₁, v₂, c of the last.</summary>
internal static class ThreeNeurons
{
    public const int WeightCount = 7;

    /// <summary>The network's output; 0 if there are not seven numbers.</summary>
    public static float Output(float[] weights, float x) => weights is [var w1, var b1, var w2, var b2, var v1, var v2, var c]
        ? Formulas.Sigmoid(v1 * Formulas.Sigmoid(w1 * x + b1) + v2 * Formulas.Sigmoid(w2 * x + b2) + c)
        : 0;

    /// <summary>The least and the greatest output for inputs between two numbers.</summary>
    public static (float Low, float High) Range(float[] weights, float from, float to)
    {
        var values = Enumerable.Range(0, 41).Select(i => Output(weights, from + (to - from) * i / 40)).ToArray();
        return (values.Min(), values.Max());
    }

    /// <summary>
    /// Whether both hidden neurons have a step, at −b/w, and these do not stand one between 0.2 and 0.4 and the other between 0.6 and 0.8.
    /// </summary>
    public static bool HasMisplacedStep(float[] weights)
    {
        if (weights is not [var w1, var b1, var w2, var b2, _, _, _] || w1 == 0 || w2 == 0) return false;
        var (first, second) = (MathF.Min(-b1 / w1, -b2 / w2), MathF.Max(-b1 / w1, -b2 / w2));
        return first is not (>= 0.2f and <= 0.4f) || second is not (>= 0.6f and <= 0.8f);
    }

    /// <summary>The output as a curve.</summary>
    public static Figure Curve(float[] weights)
    {
        var x = Enumerable.Range(0, 201).Select(i => i / 200f).ToArray();
        return Figure.Line(x, [.. x.Select(one => Output(weights, one))], "your network")
            .Title("The output of your network").XAxis("x").YAxis("output", 0, 1)
            .Alt("The output of the learner's network as x goes from 0 to 1.");
    }
}
