using System.Text.Json.Nodes;

namespace DeepLearning.Notebook;

/// <summary>Writes a figure's data as Plotly's traces.</summary>
static class PlotlyTraces
{
    static readonly string[] Hatches = ["", "/", ".", "x", "-", "+"];

    public static IEnumerable<JsonObject> Of(FigureModel figure, bool hasLegend, (Extent X, Extent Y, Extent Z)[] extents)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var count = figure.Panels.SelectMany(panel => panel.Traces)
            .Select(trace => trace.Name)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Count();
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            foreach (var trace in figure.Panels[i].Traces)
            {
                if (Json(trace) is not { } json)
                    continue;
                json["name"] = PlotlyWriter.Text(trace.Name);
                // The same name in a second panel is the same series, so that it stands in the legend once.
                json["showlegend"] = hasLegend && count > 1 && trace.Name.Length > 0 && named.Add(trace.Name);
                json["legendgroup"] = PlotlyWriter.Text(trace.Name);
                if (figure.Panels[i].IsSpace)
                {
                    json["scene"] = PlotlyWriter.Id("scene", i);
                }
                else
                {
                    json["xaxis"] = PlotlyWriter.Id("x", i);
                    json["yaxis"] = PlotlyWriter.Id("y", i);
                }
                yield return json;
            }
            // Plotly draws no axes in a panel without data, and pictures are no data to it.
            if (figure.Panels[i].Traces.TrueForAll(trace => trace is PictureTrace))
                yield return Invisible(i, extents[i]);
        }
    }

    static JsonObject? Json(Trace trace) => trace switch
    {
        XYTrace points => Points(points),
        BandTrace band => Band(band),
        BarTrace bars => Bars(bars),
        HeatTrace heat => Heat(heat),
        ContourTrace contour => Contour(contour),
        SurfaceTrace surface => new JsonObject
        {
            ["type"] = "surface",
            ["x"] = PlotlyWriter.Array(surface.X),
            ["y"] = PlotlyWriter.Array(surface.Y),
            ["z"] = Rows(surface.Z),
            ["colorscale"] = Scale(surface.Scale),
            ["opacity"] = 0.95,
            ["colorbar"] = new JsonObject { ["thickness"] = 14, ["outlinewidth"] = 0 },
        },
        SpacePathTrace path => new JsonObject
        {
            ["type"] = "scatter3d",
            ["mode"] = "lines+markers",
            ["x"] = PlotlyWriter.Array(path.X),
            ["y"] = PlotlyWriter.Array(path.Y),
            ["z"] = PlotlyWriter.Array(path.Z),
            ["line"] = new JsonObject { ["color"] = path.Color, ["width"] = 5, ["dash"] = Name(path.Dash) },
            ["marker"] = new JsonObject
            {
                ["color"] = path.Color,
                ["size"] = 3.5,
                ["symbol"] = path.Marker == Marker.Triangle
                ? "circle-open"
                : Name(path.Marker)
            },
        },
        _ => null,
    };

    static JsonObject Points(XYTrace points)
    {
        var json = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = points is { Lines: true, Markers: true } ? "lines+markers" : points.Lines ? "lines" : "markers",
            ["x"] = PlotlyWriter.Array(points.X),
            ["y"] = PlotlyWriter.Array(points.Y),
            ["opacity"] = points.Opacity,
        };
        if (points.Lines)
            json["line"] =
                new JsonObject { ["color"] = points.Color, ["width"] = PlotlyWriter.Number(points.Width), ["dash"] = Name(points.Dash) };
        if (points.Markers)
            json["marker"] =
                new JsonObject { ["color"] = points.Color, ["size"] = PlotlyWriter.Number(points.Size), ["symbol"] = Name(points.Marker) };
        if (points is { Markers: true, IsOutlined: true })
            json["marker"]!["line"] = new JsonObject { ["color"] = "#FFFFFF", ["width"] = 1 };
        return json;
    }

    static JsonObject Band(BandTrace band) => new()
    {
        // A colour with its own transparency: Plotly's opacity of a trace leaves the fill as it is.
        ["type"] = "scatter",
        ["mode"] = "none",
        ["x"] = PlotlyWriter.Array([.. band.Outline.Select(point => point.X)]),
        ["y"] = PlotlyWriter.Array([.. band.Outline.Select(point => point.Y)]),
        ["fill"] = "toself",
        ["fillcolor"] = Palette.Rgb(band.Color) is var (red, green, blue)
            ? FormattableString.Invariant($"rgba({red},{green},{blue},{BandTrace.Opacity})") : band.Color,
        ["hoverinfo"] = "skip",
    };

    static JsonObject Bars(BarTrace bars)
    {
        var json = new JsonObject
        {
            ["type"] = "bar",
            ["x"] = PlotlyWriter.Array(bars.X),
            ["y"] = PlotlyWriter.Array(bars.Heights),
            ["marker"] = new JsonObject
            {
                ["color"] = bars.Color,
                ["line"] = new JsonObject { ["color"] = bars.Color, ["width"] = 1 },
                ["pattern"] =
                    new JsonObject { ["shape"] = Hatches[bars.Hatch % Hatches.Length], ["fillmode"] = "overlay", ["solidity"] = 0.25 },
            },
        };
        if (bars.IsHistogram)
        {
            json["width"] = PlotlyWriter.Number(bars.Width);
            json["opacity"] = 0.7;
        }
        return json;
    }

    static JsonObject Heat(HeatTrace heat) => new()
    {
        ["type"] = "heatmap",
        ["x"] = PlotlyWriter.Array(heat.X),
        ["y"] = PlotlyWriter.Array(heat.Y),
        ["z"] = Rows(heat.Z),
        ["zmin"] = PlotlyWriter.Number(heat.From),
        ["zmax"] = PlotlyWriter.Number(heat.To),
        ["colorscale"] = Scale(heat.Scale),
        ["showscale"] = heat.ShowsScale,
        ["colorbar"] = new JsonObject
        {
            ["thickness"] = 14,
            ["outlinewidth"] = 0,
            ["title"] = new JsonObject { ["text"] = PlotlyWriter.Text(heat.ScaleTitle) },
        },
        ["hoverongaps"] = false,
    };

    static JsonObject Contour(ContourTrace contour)
    {
        var step = contour.Levels.Length > 1 ? contour.Levels[1] - contour.Levels[0] : 1;
        return new JsonObject
        {
            ["type"] = "contour",
            ["x"] = PlotlyWriter.Array(contour.X),
            ["y"] = PlotlyWriter.Array(contour.Y),
            ["z"] = Rows(contour.Z),
            ["colorscale"] = Scale(contour.Scale),
            ["autocontour"] = false,
            ["contours"] = new JsonObject
            {
                ["start"] = PlotlyWriter.Number(contour.Levels.FirstOrDefault()),
                ["end"] = PlotlyWriter.Number(contour.Levels.LastOrDefault()),
                ["size"] = PlotlyWriter.Number(step),
                ["coloring"] = "fill",
            },
            ["line"] = new JsonObject { ["width"] = 0.7, ["color"] = "rgba(31,58,95,0.45)" },
            ["colorbar"] = new JsonObject { ["thickness"] = 14, ["outlinewidth"] = 0 },
        };
    }

    static JsonObject Invisible(int panel, (Extent X, Extent Y, Extent Z) extent) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "markers",
        ["x"] = PlotlyWriter.Array([extent.X.From, extent.X.To]),
        ["y"] = PlotlyWriter.Array([extent.Y.From, extent.Y.To]),
        ["marker"] = new JsonObject { ["opacity"] = 0 },
        ["hoverinfo"] = "skip",
        ["showlegend"] = false,
        ["xaxis"] = PlotlyWriter.Id("x", panel),
        ["yaxis"] = PlotlyWriter.Id("y", panel),
    };

    static JsonArray Rows(Grid z) =>
        [.. Enumerable.Range(0, z.Rows).Select(i => PlotlyWriter.Array(Enumerable.Range(0, z.Columns).Select(j => z[i, j])))];

    static JsonArray Scale(ColorScale scale) =>
        [.. scale.Stops().Select(stop => new JsonArray(PlotlyWriter.Number(stop.Part), stop.Css))];

    static string Name(Dash dash) => dash switch
    {
        Dash.Dash => "dash",
        Dash.Dot => "dot",
        Dash.DashDot => "dashdot",
        Dash.LongDash => "longdash",
        _ => "solid",
    };

    static string Name(Marker marker) => marker switch
    {
        Marker.Square => "square",
        Marker.Diamond => "diamond",
        Marker.Triangle => "triangle-up",
        Marker.X => "x",
        Marker.Plus => "cross",
        Marker.Arrow => "triangle-right",
        _ => "circle",
    };
}
