using System.Globalization;
using System.Text.Json.Nodes;

namespace DeepLearning.Notebook;

/// <summary>
/// Writes a figure in Plotly's JSON. Source: Plotly's figure reference. A slider shows and hides traces ("update" steps)
/// rather than using frames, because some notebook renderers leave frames out.
/// </summary>
static class PlotlyWriter
{
    const double ColumnGap = 0.09;
    const double RowGapPixels = 85;

    public static JsonObject Write(FigureModel figure)
    {
        var extents = figure.Extents();
        var stepCount = Math.Max(1, figure.Steps.Count);
        var data = new JsonArray();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var shownIn = new List<HashSet<int>>();
        for (var step = 0; step < stepCount; step++)
        {
            var shown = new HashSet<int>();
            foreach (var trace in PlotlyTraces.Of(figure.At(step), figure.HasLegend, extents))
            {
                // A trace that several steps share, such as the data points, is written once.
                var text = trace.ToJsonString();
                if (!known.TryGetValue(text, out var index))
                {
                    known[text] = index = data.Count;
                    data.Add(trace);
                }
                shown.Add(index);
            }
            shownIn.Add(shown);
        }
        var layout = Layout(figure, extents, data.Any(trace => (bool)trace!["showlegend"]!));
        if (figure.Steps.Count > 0)
        {
            for (var i = 0; i < data.Count; i++)
            {
                if (!shownIn[figure.FirstStep].Contains(i))
                    data[i]!["visible"] = false;
            }
            layout["sliders"] = new JsonArray(Slider(figure, extents, shownIn, data.Count));
            layout["margin"]!["b"] = figure.Panels.All(panel => panel.IsBare) ? 85 : 110;
            layout["height"] = figure.PixelSize.Height + 70;
        }
        return new JsonObject
        {
            ["data"] = data,
            ["layout"] = layout,
            ["config"] = new JsonObject
            {
                ["responsive"] = true,
                ["displaylogo"] = false,
                ["displayModeBar"] = figure.Panels.All(panel => panel.IsBare) ? false : "hover",
            },
        };
    }

    /// <summary>A number to the eight digits that a float can hold; what is not finite becomes null, Plotly's gap.</summary>
    public static JsonNode? Number(double number) => double.IsFinite(number)
        ? JsonValue.Create(double.Parse(number.ToString("G8", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        : null;

    public static JsonArray Array(IEnumerable<double> numbers) => [.. numbers.Select(Number)];

    /// <summary>Plotly reads its texts as simple HTML, so that marks in a label must be escaped to be shown.</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>"x", "x2", "x3" …: what Plotly calls the axes of a panel.</summary>
    public static string Id(string axis, int panel) => panel == 0 ? axis : axis + Numbers.Text(panel + 1);

    static JsonObject Layout(FigureModel figure, (Extent X, Extent Y, Extent Z)[] extents, bool hasLegend)
    {
        var (width, height) = figure.PixelSize;
        var layout = StepLayout(figure, figure.FirstStep, extents);
        layout["title"] = new JsonObject
        {
            ["text"] = Text(figure.HeadingAt(figure.FirstStep)),
            ["x"] = 0.5,
            ["font"] = new JsonObject { ["size"] = 16 }
        };
        layout["width"] = width;
        layout["height"] = height;
        layout["paper_bgcolor"] = "rgba(0,0,0,0)";
        layout["plot_bgcolor"] = "rgba(0,0,0,0)";
        layout["font"] = new JsonObject { ["color"] = Palette.Grey, ["size"] = 13 };
        var bare = figure.Panels.All(panel => panel.IsBare);
        var top = figure.HeadingAt(0).Length > 0 || figure.Panels.Count > 1 ? 55 : bare ? 6 : 30;
        layout["margin"] = bare ? Margin(6, 6, top, 6) : Margin(60, 20, top, 50);
        layout["modebar"] = new JsonObject { ["bgcolor"] = "rgba(0,0,0,0)", ["color"] = Palette.Grey, ["activecolor"] = Palette.Sky };
        if (hasLegend)
            layout["legend"] = Legend(figure);
        if (figure.Panels.SelectMany(panel => panel.Traces).OfType<BarTrace>().FirstOrDefault() is { } bars)
            layout["barmode"] = bars.IsHistogram ? "overlay" : "group";
        layout["meta"] = new JsonObject { ["alt"] = figure.AltText };
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var (x, y) = Domain(figure, i);
            if (figure.Panels[i].IsSpace)
            {
                layout[Id("scene", i)] = Scene(figure.Panels[i], extents[i], x, y);
                continue;
            }
            layout[Id("xaxis", i)] = AxisJson(figure.Panels[i], figure.Panels[i].X, extents[i].X, x, Id("y", i), null);
            layout[Id("yaxis", i)] = AxisJson(
                figure.Panels[i], figure.Panels[i].Y, extents[i].Y, y, Id("x", i), figure.Panels[i].IsSquare ? Id("x", i) : null);
        }
        return layout;
    }

    // Beside a colour scale there is no room for the legend, so that it goes on top.
    static JsonObject Legend(FigureModel figure)
    {
        var legend = new JsonObject { ["bgcolor"] = "rgba(0,0,0,0)" };
        if (figure.Panels.Any(
            panel => panel.Traces.Exists(trace => trace is HeatTrace { ShowsScale: true } or ContourTrace or SurfaceTrace)))
            (legend["orientation"], legend["x"], legend["y"], legend["yanchor"]) = ("h", 0, 1, "bottom");
        return legend;
    }

    static JsonObject Margin(int left, int right, int top, int bottom) =>
        new() { ["l"] = left, ["r"] = right, ["t"] = top, ["b"] = bottom };

    // What changes from step to step besides the traces.
    static JsonObject StepLayout(FigureModel figure, int step, (Extent X, Extent Y, Extent Z)[] extents)
    {
        var (annotations, shapes, images) = (new JsonArray(), new JsonArray(), new JsonArray());
        var panels = figure.At(step).Panels;
        for (var i = 0; i < panels.Count; i++)
        {
            PlotlyMarks.Add(panels[i], i, extents[i], Domain(figure, i), panels.Count > 1, annotations, shapes, images);
        }
        return new JsonObject { ["annotations"] = annotations, ["shapes"] = shapes, ["images"] = images };
    }

    static JsonObject Slider(FigureModel figure, (Extent X, Extent Y, Extent Z)[] extents, List<HashSet<int>> shownIn, int traces)
    {
        var steps = new JsonArray();
        for (var step = 0; step < figure.Steps.Count; step++)
        {
            var visible = new JsonArray([.. Enumerable.Range(0, traces).Select(i => (JsonNode)shownIn[step].Contains(i))]);
            var layout = StepLayout(figure, step, extents);
            layout["title.text"] = Text(figure.HeadingAt(step));
            steps.Add(new JsonObject
            {
                ["label"] = Text(figure.Steps[step].Label),
                ["method"] = "update",
                ["args"] = new JsonArray(new JsonObject { ["visible"] = visible }, layout),
            });
        }
        return new JsonObject
        {
            ["active"] = figure.FirstStep,
            ["currentvalue"] = new JsonObject { ["prefix"] = Text(figure.SliderName) + " = " },
            ["pad"] = new JsonObject { ["t"] = 45 },
            ["steps"] = steps,
        };
    }

    // The part of the width and height that a panel takes, from 0 to 1, from the bottom left.
    static (Extent X, Extent Y) Domain(FigureModel figure, int panel)
    {
        var columns = Math.Min(figure.Columns, figure.Panels.Count);
        var rows = (figure.Panels.Count + columns - 1) / columns;
        var (column, row) = (panel % columns, panel / columns);
        var rowGap = RowGapPixels / figure.PixelSize.Height;
        var (width, height) = ((1 - ColumnGap * (columns - 1)) / columns, (1 - rowGap * (rows - 1)) / rows);
        var (left, top) = (column * (width + ColumnGap), 1 - row * (height + rowGap));
        return (new Extent(left, left + width), new Extent(Math.Max(0, top - height), top));
    }

    static JsonObject AxisJson(Panel panel, Axis axis, Extent extent, Extent domain, string anchor, string? scaleAnchor)
    {
        var json = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = Text(axis.Label), ["standoff"] = 8 },
            ["range"] = axis.IsReversed ? Array([extent.To, extent.From]) : Array([extent.From, extent.To]),
            ["domain"] = Array([domain.From, domain.To]),
            ["anchor"] = anchor,
            ["gridcolor"] = "rgba(128,128,128,0.25)",
            ["zerolinecolor"] = "rgba(128,128,128,0.5)",
            ["linecolor"] = "rgba(128,128,128,0.6)",
            ["automargin"] = true,
        };
        if (axis.IsLog)
            (json["type"], json["dtick"], json["exponentformat"]) = ("log", extent.Length >= 1 ? "1" : "D2", "power");
        if (axis.Categories is { } categories)
        {
            json["tickmode"] = "array";
            json["tickvals"] = Array(Values.Indices(categories.Count));
            json["ticktext"] = new JsonArray([.. categories.Select(name => (JsonNode)Text(name))]);
        }
        if (panel.IsBare)
            (json["visible"], json["showgrid"]) = (false, false);
        if (axis == panel.X && axis.Categories is not null)
            json["showgrid"] = false;
        if (panel.IsBare || panel.Traces.Exists(trace => trace is HeatTrace or ContourTrace))
            (json["showgrid"], json["zeroline"]) = (false, false);
        if (scaleAnchor is not null)
            (json["scaleanchor"], json["constrain"]) = (scaleAnchor, "domain");
        else if (panel.IsSquare)
            json["constrain"] = "domain";
        return json;
    }

    static JsonObject Scene(Panel panel, (Extent X, Extent Y, Extent Z) extents, Extent x, Extent y)
    {
        static JsonObject Axis(Axis axis, Extent extent) => new()
        {
            ["title"] = new JsonObject { ["text"] = Text(axis.Label) },
            ["range"] = Array([extent.From, extent.To]),
            ["gridcolor"] = "rgba(128,128,128,0.4)",
            ["backgroundcolor"] = "rgba(0,0,0,0)",
        };
        return new JsonObject
        {
            ["domain"] = new JsonObject { ["x"] = Array([x.From, x.To]), ["y"] = Array([y.From, y.To]) },
            ["xaxis"] = Axis(panel.X, extents.X),
            ["yaxis"] = Axis(panel.Y, extents.Y),
            ["zaxis"] = Axis(panel.Z, extents.Z),
            ["camera"] = new JsonObject { ["eye"] = new JsonObject { ["x"] = 1.45, ["y"] = -1.45, ["z"] = 1.05 } },
            ["aspectmode"] = "manual",
            ["aspectratio"] = new JsonObject { ["x"] = 1, ["y"] = 1, ["z"] = 0.7 },
        };
    }
}
