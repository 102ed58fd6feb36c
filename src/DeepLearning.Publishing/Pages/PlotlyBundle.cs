using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Pages;

/// <summary>The smallest of Plotly's bundles that draws every trace of a page.</summary>
internal static class PlotlyBundle
{
    private static readonly string[] Cartesian =
        ["bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "image", "pie", "scatter", "scatterternary",
        "violin"];
    private static readonly string[] ThreeDimensional =
        ["cone", "isosurface", "mesh3d", "scatter", "scatter3d", "streamtube", "surface", "volume"];

    public static string For(IEnumerable<JsonObject> figures)
    {
        var traces = figures.SelectMany(figure => figure["data"] as JsonArray ?? []).Select(trace => (string?)trace?["type"] ?? "scatter")
            .ToHashSet(StringComparer.Ordinal);
        if (traces.IsSubsetOf(Cartesian)) return "plotly.js-cartesian-dist-min/plotly-cartesian.min.js";
        if (traces.IsSubsetOf(ThreeDimensional)) return "plotly.js-gl3d-dist-min/plotly-gl3d.min.js";
        return "plotly.js-dist-min/plotly.min.js";
    }
}
