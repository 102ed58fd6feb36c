using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Plotly;

/// <summary>
/// Draws a chart where no plotly.js is at hand: lines, points, bars, histograms, heat maps, contour maps and surfaces as
/// figures of our own, anything else as a table of its traces.
/// </summary>
internal static class ChartDrawing
{
    private const int Listed = 8;
    // More than a picture of this size can show, and a picture of each point would swell the notebook.
    private const int MostDrawn = 20_000;

    public static string Html(JsonObject figure, string alt)
    {
        var traces = figure["data"] as JsonArray ?? [];
        try
        {
            if (Draw(traces, figure["layout"]) is not { } drawing)
                return Table(traces, alt);
            var (width, height) = drawing.PixelSize;
            var source = Convert.ToBase64String(Encoding.UTF8.GetBytes(drawing.Alt(alt).ToSvg()));
            return FormattableString.Invariant($"<img width=\"{width}\" height=\"{height}\" style=\"max-width:100%;height:auto\"")
                + $" alt=\"{WebUtility.HtmlEncode(alt)}\" src=\"data:image/svg+xml;base64,{source}\">";
        }
        catch (ArgumentException)
        {
            // A combination of traces that our figures do not have.
            return Table(traces, alt);
        }
    }

    private static Figure? Draw(JsonArray traces, JsonNode? layout)
    {
        Figure? figure = null;
        foreach (var trace in traces)
        {
            if (Add(figure, trace) is not { } drawn)
                return null;
            figure = drawn;
        }
        if (figure is null)
            return null;
        if (JsonNumber.Of(layout?["width"]) is { } width && JsonNumber.Of(layout?["height"]) is { } height)
            figure.Size((int)width, (int)height);
        return figure.Title(ChartText.Title(layout) ?? "")
            .XAxis(ChartText.Title(layout?["xaxis"]) ?? "").YAxis(ChartText.Title(layout?["yaxis"]) ?? "");
    }

    private static Figure? Add(Figure? figure, JsonNode? trace)
    {
        var name = ChartText.Text(trace?["name"]) ?? "";
        var (x, y) = (Numbers(trace?["x"]), Numbers(trace?["y"]));
        switch (ChartText.Text(trace?["type"]) ?? "scatter")
        {
            case "scatter" or "scattergl" when y is { Length: <= MostDrawn }:
                x ??= trace?["x"] is null ? Indices(y.Length) : null;
                if (x?.Length != y.Length)
                    return null;
                return ChartText.Text(trace?["mode"])?.Contains("lines", StringComparison.Ordinal) ?? true
                    ? figure?.AddLine(x, y, name) ?? Figure.Line(x, y, name)
                    : figure?.AddScatter(x, y, name) ?? Figure.Scatter(x, y, name);
            case "bar" when y is not null && ChartText.Text(trace?["orientation"]) != "h":
                var categories = (trace?["x"] as JsonArray)?.Select(node => node?.ToString() ?? "").ToList()
                    ?? [.. Indices(y.Length).Select(index => index.ToString(CultureInfo.InvariantCulture))];
                return figure?.AddBar(y, name) ?? Figure.Bar(categories, y, name);
            case "histogram" when x is not null:
                return figure?.AddHistogram(x, name: name) ?? Figure.Histogram(x, name: name);
            case var kind and ("heatmap" or "contour" or "surface") when figure is null
                && Matrix(trace?["z"]) is { Length: <= MostDrawn } z:
                var (across, along) = (Range(x, z.GetLength(1)), Range(y, z.GetLength(0)));
                // A heat map's first row lies below, which is where our figure's contours have it too.
                return kind switch
                {
                    "surface" => Figure.Surface(z, across, along),
                    "contour" => Figure.Contour(z, across, along),
                    _ => Figure.Heatmap(Flipped(z), Names(trace?["y"], z.GetLength(0), reversed: true), Names(trace?["x"], z.GetLength(1))),
                };
            default:
                return null;
        }
    }

    private static string Table(JsonArray traces, string alt)
    {
        var html = new StringBuilder("<div><p>").Append(WebUtility.HtmlEncode(alt))
            .Append("</p><table><tr><th>trace</th><th>x</th><th>y</th><th>z</th></tr>");
        foreach (var trace in traces)
        {
            var name = ChartText.Text(trace?["name"]) ?? ChartText.Text(trace?["type"]) ?? "scatter";
            html.Append("<tr><td>").Append(WebUtility.HtmlEncode(name)).Append("</td>");
            foreach (var cell in new[] { trace?["x"] ?? trace?["labels"], trace?["y"] ?? trace?["values"], trace?["z"] })
                html.Append("<td>").Append(WebUtility.HtmlEncode(Start(cell))).Append("</td>");
            html.Append("</tr>");
        }
        return html.Append("</table></div>").ToString();
    }

    private static string Start(JsonNode? node) => node is not JsonArray array ? ""
        : string.Join(", ", array.Take(Listed).Select(value => value?.ToJsonString() ?? "null")) + (array.Count > Listed ? ", …" : "");

    private static double[] Indices(int count) => [.. Enumerable.Range(0, count).Select(index => (double)index)];

    // A value that is not a number is a gap, which our figures have too.
    private static double[]? Numbers(JsonNode? node) =>
        node is JsonArray { Count: > 0 } array && array.All(value => value is null || value.GetValueKind() == JsonValueKind.Number)
            ? [.. array.Select(value => JsonNumber.Of(value) ?? double.NaN)]
            : null;

    private static double[,]? Matrix(JsonNode? node)
    {
        var rows = (node as JsonArray)?.Select(Numbers).ToList();
        if (rows is not [{ } first, ..] || rows.Exists(row => row?.Length != first.Length))
            return null;
        var matrix = new double[rows.Count, first.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < first.Length; j++)
                matrix[i, j] = rows[i]![j];
        }
        return matrix;
    }

    private static double[,] Flipped(double[,] matrix)
    {
        var flipped = new double[matrix.GetLength(0), matrix.GetLength(1)];
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++)
                flipped[matrix.GetLength(0) - 1 - i, j] = matrix[i, j];
        }
        return flipped;
    }

    private static (double From, double To) Range(double[]? places, int count) =>
        places?.Length == count ? (places[0], places[^1]) : (0, count - 1);

    private static List<string> Names(JsonNode? given, int count, bool reversed = false)
    {
        List<string> names = given is JsonArray array && array.Count == count
            ? [.. array.Select(node => node?.ToString() ?? "")]
            : [.. Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture))];
        if (reversed)
            names.Reverse();
        return names;
    }
}
