using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepLearning.Plotly;

/// <summary>What a chart shows, in words: the author's (<c>WithAlt</c>), or its title, kinds, axes and series.</summary>
internal static partial class ChartText
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["scatter3d"] = "scatter chart in space",
        ["surface"] = "surface",
        ["heatmap"] = "heat map",
        ["histogram2d"] = "heat map",
        ["contour"] = "contour map",
        ["histogram"] = "histogram",
        ["box"] = "box plot",
        ["violin"] = "violin plot",
        ["table"] = "table",
        ["image"] = "picture",
    };

    public static string Of(JsonObject figure)
    {
        if (Text(figure["layout"]?["meta"] is JsonObject meta ? meta["alt"] : null) is { Length: > 0 } alt)
            return alt;
        var traces = (figure["data"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var kinds = string.Join(" and ", traces.Select(Kind).Distinct(StringComparer.Ordinal));
        var layout = figure["layout"];
        var parts = new List<string> { Capital(kinds.Length == 0 ? "empty chart" : kinds) };
        if (Title(layout?["xaxis"]) is { } x)
            parts.Add("horizontal axis: " + x);
        if (Title(layout?["yaxis"]) is { } y)
            parts.Add("vertical axis: " + y);
        var names = traces.Select(trace => Plain(trace["name"])).OfType<string>().ToList();
        if (names.Count > 0)
            parts.Add("series: " + string.Join(", ", names));
        var sentence = string.Join("; ", parts) + ".";
        return Title(layout) is { } title ? title.TrimEnd('.') + ". " + sentence : sentence;
    }

    /// <summary>The text of a title without plotly.js's marks; null where there is none.</summary>
    public static string? Title(JsonNode? owner) => owner?["title"] is JsonObject title ? Plain(title["text"]) : null;

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string? Plain(JsonNode? node)
    {
        if (Text(node) is not { } text)
            return null;
        var plain = WebUtility.HtmlDecode(Marks().Replace(text, " ")).Trim();
        return plain.Length > 0 ? plain : null;
    }

    private static string Kind(JsonObject trace)
    {
        var type = Text(trace["type"]) ?? "scatter";
        if (type is "scatter" or "scattergl")
            return Text(trace["mode"]) is { } mode && !mode.Contains("lines", StringComparison.Ordinal) ? "scatter chart" : "line chart";
        return Kinds.GetValueOrDefault(type) ?? type + " chart";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("<[^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}
