using DeepLearning.Notebook;

namespace DeepLearning.Course.Lessons.L06LossFunctions;

/// <summary>Open-ended: any way to draw a line through the honest points and past the spoilt ones.</summary>
internal sealed class RobustLineExercise : OpenEndedExercise<Func<float[], float[], (float W, float B)>, (float W, float B)>
{
    private const int Count = 60;
    private const float Allowed = 0.25f;

    private static readonly Lazy<(float[] X, float[] Clean, float[] WithOutliers)> Data = new(() =>
    {
        var random = new RandomGenerator(6);
        float[] x = [.. Enumerable.Range(0, Count).Select(_ => 4 * random.NextSingle() - 2)];
        float[] clean = [.. x.Select(one => 1.5f * one - 0.5f + 0.2f * random.NextNormal())];
        // More of them on the right, so that a line that follows them turns as well as rises.
        float[] withOutliers =
            [.. clean.Select((y, i) => random.NextSingle() < (x[i] > 0 ? 0.3f : 0.1f) ? y + 6 + 4 * random.NextSingle() : y)];
        return (x, clean, withOutliers);
    });

    public override string Id => "lf-robust";
    public override int Number => 5;
    public override string Title => "A line past the outliers";

    protected override Func<float[], float[], (float W, float B)> Solution => (x, y) =>
    {
        // The median of all slopes between two points, and then of all heights (Theil and Sen).
        var slopes = from i in Enumerable.Range(0, x.Length)
                     from j in Enumerable.Range(0, i)
                     where x[i] != x[j]
                     select (y[i] - y[j]) / (x[i] - x[j]);
        var w = Median(slopes);
        return (w, Median(x.Zip(y, (a, b) => b - w * a)));
    };

    // Huber's loss by the library's own gradients.
    protected override Func<float[], float[], (float W, float B)> Alternative => (float[] x, float[] y) =>
    {
        Tensor w = Tensor.From(0).RequireGrad(), b = Tensor.From(0).RequireGrad();
        var optimizer = new Adam([w, b], 0.03f);
        for (var step = 0; step < 600; step++)
        {
            optimizer.ZeroGrad();
            new HuberLoss(0.2f).Forward(w * Tensor.From(x) + b, Tensor.From(y)).Backward();
            optimizer.Step();
        }
        return (w.Data[0], b.Data[0]);
    };

    protected override string Task => "a line through the honest points";
    protected override object?[] Inputs => [Data.Value.X, Data.Value.WithOutliers];

    public override IReadOnlyList<string> Hints =>
    [
        "For which of the losses of this lesson does the size of an outlier hardly matter? Use gradient descent on that one, or a median.",
        "The slope of |e| with respect to e is the sign of e. So for the mean absolute error: dL/dw is the mean of sign(e)·x, and dL/db is "
            + "the mean of sign(e). Let the steps become smaller towards the end.",
        "Some thousand rounds of: for every point `int side = MathF.Sign(w * x[i] + b - y[i]);`, add up `side * x[i]` and `side`, divide "
            + "by the number of points, and go a small step against both.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the line of the mean squared error has been fitted",
            "That is the line that one outlier in five pulls up and turns. Use the absolute error, Huber, or medians.",
            LeastSquares, line => Near(line, LeastSquares(Data.Value.X, Data.Value.WithOutliers))),
        Mistake("weight and bias are swapped", "Return the weight first: (W, B). The numbers themselves look right.",
            (x, y) => (-0.5f, 1.5f), line => Near((line.B, line.W), (1.5f, -0.5f))),
        Mistake("the line is level: the weight was never changed", "Both numbers must learn. The step for w is the mean of sign(e)·x.",
            (x, y) => (0, Median(y)), line => MathF.Abs(line.W) < 0.01f),
        Mistake("the descent has diverged",
            "The numbers are not finite, or very large. Use a smaller learning rate: 0.1, or 0.01.",
            (x, y) => (1e9f, 1e9f), line => !(MathF.Abs(line.W) < 1000 && MathF.Abs(line.B) < 1000)),
    ];

    protected override Verdict Judge((float W, float B) line)
    {
        var (x, clean, _) = Data.Value;
        var miss = x.Zip(clean, (a, b) => MathF.Abs(line.W * a + line.B - b)).Average();
        return Verdict(miss <= Allowed,
            $"Your line, w = {line.W:0.00} and b = {line.B:0.00}, misses the honest points by {miss:0.00} on average; at most "
                + $"{Allowed:0.00} is needed.",
            Picture(line));
    }

    private static Figure Picture((float W, float B) line)
    {
        var (x, _, y) = Data.Value;
        return Figure.Scatter(x, y, "points").AddFunction((float a) => line.W * a + line.B, -2, 2, "your line")
            .XAxis("x").YAxis("y", -6, 12).Title("Your line")
            .Alt("Sixty points, about a fifth of them far above the others, and the learner's line.");
    }

    private static (float W, float B) LeastSquares(float[] x, float[] y)
    {
        float meanX = x.Average(), meanY = y.Average();
        var w = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        return (w, meanY - w * meanX);
    }

    private static float Median(IEnumerable<float> values)
    {
        float[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static bool Near((float W, float B) a, (float W, float B) b) => MathF.Abs(a.W - b.W) < 0.1f && MathF.Abs(a.B - b.B) < 0.1f;
}
