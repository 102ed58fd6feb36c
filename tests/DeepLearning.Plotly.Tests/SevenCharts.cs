using DeepLearning.Notebook;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace DeepLearning.Plotly.Tests;

/// <summary>A chart of each kind that a course uses.</summary>
internal static class SevenCharts
{
    public static IReadOnlyDictionary<string, Func<GenericChart>> Kinds { get; } =
        new Dictionary<string, Func<GenericChart>>(StringComparer.Ordinal)
        {
            ["line"] = () => Chart.Line<int, double, string>(new[] { 1, 2, 3 }, new[] { 0.9, 0.4, 0.2 }, Name: "loss")
                .WithXAxisStyle<double, double, string>(TitleText: "epoch").WithTitle("Training"),
            ["scatter"] =
            () => Chart.Point<double, double, string>(new[] { 1.0, 2, 3 }, new[] { 3.0, 1, 2 }, MarkerColor: Color.fromString("red")),
            ["bar"] = () => Chart.Column<int, string, string>(new[] { 3, 5 }, Keys: new[] { "a", "b" }),
            ["histogram"] = () => Chart.Histogram<double, double, string>(X: new[] { 1, 2, 2.5, 3 }),
            ["heat map"] = () => Chart.Heatmap<int, string, string, string>(new[] { new[] { 1, 2 }, new[] { 3, 4 } }),
            ["pie"] = () => Chart.Pie<int, string, string>(new[] { 1, 2 }, Labels: new[] { "a", "b" }),
            ["surface"] = () => Chart.Surface<int, int, int, string>(new[] { new[] { 1, 2 }, new[] { 3, 4 } }),
        };
}
