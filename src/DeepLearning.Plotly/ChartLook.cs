using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Plotly;

/// <summary>
/// The course's look as a template of plotly.js: transparent ground, text and lines that read on white and on black, and
/// colours that people with any kind of colour vision tell apart. What the chart's author set goes before it.
/// </summary>
internal static class ChartLook
{
    private const string Transparent = "rgba(0,0,0,0)";

    /// <summary>Gives the figure our template where it has none of its own.</summary>
    public static void Apply(JsonObject figure)
    {
        if (figure["layout"] is not JsonObject layout)
            figure["layout"] = layout = [];
        if (layout["template"] is not JsonObject { Count: > 0 })
            layout["template"] = Template();
        if (figure["config"] is not JsonObject config)
            figure["config"] = config = [];
        config.TryAdd("responsive", true);
        config.TryAdd("displaylogo", false);
    }

    private static JsonObject Template() => new()
    {
        ["layout"] = new JsonObject
        {
            ["font"] = new JsonObject { ["color"] = Palette.Grey, ["size"] = 13 },
            ["title"] = new JsonObject { ["x"] = 0.5, ["font"] = new JsonObject { ["size"] = 16 } },
            ["colorway"] = new JsonArray([.. Enumerable.Range(0, Palette.Count).Select(series => (JsonNode)Palette.Color(series))]),
            ["colorscale"] = new JsonObject { ["sequential"] = Scale(ColorScale.Sequential), ["diverging"] = Scale(ColorScale.Diverging) },
            ["paper_bgcolor"] = Transparent,
            ["plot_bgcolor"] = Transparent,
            ["margin"] = new JsonObject { ["l"] = 60, ["r"] = 20, ["t"] = 55, ["b"] = 50 },
            ["legend"] = new JsonObject { ["bgcolor"] = Transparent },
            ["modebar"] = new JsonObject { ["bgcolor"] = Transparent, ["color"] = Palette.Grey, ["activecolor"] = Palette.Sky },
            ["xaxis"] = Axis(),
            ["yaxis"] = Axis(),
            ["polar"] = new JsonObject { ["bgcolor"] = Transparent, ["radialaxis"] = Grid(), ["angularaxis"] = Grid() },
            ["ternary"] = new JsonObject { ["bgcolor"] = Transparent, ["aaxis"] = Grid(), ["baxis"] = Grid(), ["caxis"] = Grid() },
            ["scene"] = new JsonObject { ["xaxis"] = Wall(), ["yaxis"] = Wall(), ["zaxis"] = Wall() },
        },
        ["data"] = new JsonObject
        {
            ["heatmap"] = Scaled(),
            ["histogram2d"] = Scaled(),
            ["contour"] = Scaled(),
            ["histogram2dcontour"] = Scaled(),
            ["surface"] = Scaled(),
        },
    };

    private static JsonObject Axis()
    {
        var axis = Grid();
        (axis["zerolinecolor"], axis["automargin"]) = ("rgba(128,128,128,0.5)", true);
        axis["title"] = new JsonObject { ["standoff"] = 8 };
        return axis;
    }

    private static JsonObject Grid() => new() { ["gridcolor"] = "rgba(128,128,128,0.25)", ["linecolor"] = "rgba(128,128,128,0.6)" };

    private static JsonObject Wall() => new() { ["gridcolor"] = "rgba(128,128,128,0.4)", ["backgroundcolor"] = Transparent };

    private static JsonArray Scaled() => new(new JsonObject
    {
        ["colorscale"] = Scale(ColorScale.Sequential),
        ["colorbar"] = new JsonObject { ["thickness"] = 14, ["outlinewidth"] = 0 },
    });

    private static JsonArray Scale(ColorScale scale) => [.. scale.Stops().Select(stop => new JsonArray(stop.Part, stop.Css))];
}
