namespace DeepLearning.Notebook.Tests;

/// <summary>One figure of each kind, each with something awkward in it.</summary>
internal static class FigureGallery
{
    public const string Hostile = "</script><img src=x onerror=alert(1)> \"a\" & 'b' <b>";

    public static IReadOnlyDictionary<string, Func<Figure>> Kinds { get; } = new Dictionary<string, Func<Figure>>(StringComparer.Ordinal)
    {
        ["line"] = () => Figure.Lines([0, 1, 2], ("train", [2.5, 1.25, 0.5]), ("validation", [2.5, double.NaN, 1]))
            .XAxis("epoch")
            .YAxis("loss"),
        ["bands"] = () => Figure
            .Bands([1, 2, 3], ("a", new SpreadCurve([1f, 2, 1], [2f, 4, float.NaN])), ("b", new SpreadCurve([3f, 1, 0])))
            .XAxis("epoch")
            .YAxis("loss", log: true),
        ["spreads"] = () => Figure.Spreads(("batch 1", new Spread(1.5, 2, 1.75)), ("batch 32", new Spread(0.5))).YAxis("loss"),
        ["function"] = () => Figure.Function(MathF.Tanh, -3, 3, "tanh").AddHorizontalLine(0.5, "half").AddVerticalLine(1),
        ["scatter"] = () => Figure.Scatter([1, 2.5, 3], [3, 1.5, 2], "a").AddScatter([1], [1], "b").Annotate(1, 1, "here"),
        ["bar"] = () => Figure.Bar(["Adélie", "Chinstrap"], [152, 68], "seen").AddBar([100, 50], "kept"),
        ["histogram"] = () => Figure.Histogram([1, 2, 2, 3, 3, 3, 9.5], 4),
        ["heat map"] = () => Figure.Heatmap(new double[,] { { 1.5, -2 }, { double.NaN, 4 } }, showValues: true),
        ["contour"] = () => Figure.Contour((double x, double y) => x * x + y * y, (-1, 1), (-1, 1))
            .AddPath([1, 0.5, 0], [1, 0.5, 0], "descent"),
        ["surface"] = () => Figure.Surface((float x, float y) => x * y, (-1, 1), (-1, 1)).AddPath([0.5, 0], [0.5, 0], "descent"),
        ["logarithm"] = () => Figure.Line([1e-4, 1e-2, 1], [3, 2, 4]).XAxis("rate", log: true).AddVerticalLine(0.01, "best"),
        ["images"] = () => Figure.Images(Tensor.Rand(new RandomGenerator(1), 3, 1, 8, 8), [0, 1, 2], [0, 2, 2]),
        ["confusion matrix"] = () => Figure.ConfusionMatrix(new[,] { { 5, 1 }, { 0, 7 } }, ["cat", "dog"]),
        ["decision boundary"] = () => Figure.DecisionBoundary((x, y) => x - y, new Tensor([1, 0, 0, 1], 2, 2), [1, 0]),
        ["activation"] = () => Figure.Activation("tanh", x => x.Tanh()),
        ["neuron"] = () => Figure.Neuron([0, 1, 2], [-70, -60, -70], [1.5], -55, [0, 1, 1]),
        ["network"] = () => Figure.Network([20, 3, 1]),
        ["weights"] = () => Figure.Network([2, 1], [new double[,] { { 1, -0.5 } }]),
        ["graph"] = () => Figure.Graph(["x", "w", "×"], [(0, 2), (1, 2)]),
        ["side by side"] = () => Figure.SideBySide(
            Figure.Line([1, 2.5]).Title("left"), Figure.Surface(new double[,] { { 1, 2 }, { 3, 4 } }, (0, 1), (0, 1))),
        ["slider"] = () => Figure.Slider(
            "η",
            [0.1, 0.5],
            rate => Figure.Lines([0, 1], ("loss", [1, 1 - rate]), ("goal", [0, 0])).Title(FormattableString.Invariant($"η = {rate}"))),
        ["empty"] = () => Figure.Line(Array.Empty<double>()),
        ["nothing finite"] = () => Figure.Line([double.NaN, double.PositiveInfinity]),
        ["hostile"] = () => Figure.Lines([0, 1], (Hostile, [1, 2]), ("b", [2, 1]))
            .Title(Hostile)
            .XAxis(Hostile)
            .Annotate(0, 1, Hostile)
            .AddVerticalLine(0.5, Hostile),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];
}
