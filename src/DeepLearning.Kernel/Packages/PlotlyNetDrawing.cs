using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Packages;

/// <summary>
/// Draws a foreign chart where nothing knows Plotly and no network is at hand: lines, points, bars and histograms as
/// figures of our own, anything else as a table of its traces.
/// </summary>
static class PlotlyNetDrawing
{
    const int Listed = 8;

    public static string Html(JsonNode? figure, string description)
    {
        var traces = figure?["data"] as JsonArray ?? [];
        try
        {
            return Draw(traces, figure?["layout"], description)?.ToHtml() ?? Table(traces, description);
        }
        catch (ArgumentException)
        {
            // A combination of traces that our figures do not have.
            return Table(traces, description);
        }
    }

    static Figure? Draw(JsonArray traces, JsonNode? layout, string description)
    {
        Figure? figure = null;
        foreach (var trace in traces)
        {
            var name = Text(trace?["name"]) ?? "";
            var (x, y) = (Numbers(trace?["x"]), Numbers(trace?["y"]));
            switch (Text(trace?["type"]) ?? "scatter")
            {
                case "scatter" or "scattergl" when y is not null:
                    x ??= [.. Enumerable.Range(0, y.Length).Select(index => (double)index)];
                    if (x.Length != y.Length)
                        return null;
                    var lines = Text(trace?["mode"])?.Contains("lines", StringComparison.Ordinal) ?? true;
                    figure = lines
                        ? figure?.AddLine(x, y, name) ?? Figure.Line(x, y, name)
                        : figure?.AddScatter(x, y, name) ?? Figure.Scatter(x, y, name);
                    break;
                case "bar" when y is not null:
                    var categories = (trace?["x"] as JsonArray)?.Select(node => node?.ToString() ?? "").ToList()
                        ?? [.. Enumerable.Range(0, y.Length).Select(index => index.ToString(System.Globalization.CultureInfo.InvariantCulture))];
                    figure = figure?.AddBar(y, name) ?? Figure.Bar(categories, y, name);
                    break;
                case "histogram" when x is not null:
                    figure = figure?.AddHistogram(x, name: name) ?? Figure.Histogram(x, name: name);
                    break;
                default:
                    return null;
            }
        }
        return figure?.Title(Title(layout) ?? "").XAxis(Title(layout?["xaxis"]) ?? "").YAxis(Title(layout?["yaxis"]) ?? "").Alt(description);
    }

    static string Table(JsonArray traces, string description)
    {
        var html = new StringBuilder("<div><p>").Append(WebUtility.HtmlEncode(description)).Append("</p><table><tr><th>trace</th><th>x</th><th>y</th><th>z</th></tr>");
        foreach (var trace in traces)
        {
            html.Append("<tr><td>").Append(WebUtility.HtmlEncode(Text(trace?["name"]) ?? Text(trace?["type"]) ?? "scatter")).Append("</td>");
            foreach (var axis in new[] { "x", "y", "z" })
                html.Append("<td>").Append(WebUtility.HtmlEncode(Start(trace?[axis]))).Append("</td>");
            html.Append("</tr>");
        }
        return html.Append("</table></div>").ToString();
    }

    static string Start(JsonNode? node) => node is not JsonArray array ? ""
        : string.Join(", ", array.Take(Listed).Select(value => value?.ToJsonString() ?? "null")) + (array.Count > Listed ? ", …" : "");

    static string? Title(JsonNode? owner) => owner?["title"] is { } title ? Text((title as JsonObject)?["text"]) ?? Text(title) : null;

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    static double[]? Numbers(JsonNode? node) =>
        node is JsonArray array && array.Count > 0 && array.All(value => value?.GetValueKind() == JsonValueKind.Number)
            ? [.. array.Select(value => value!.GetValue<double>())]
            : null;
}
