using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Plotly;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using ChartMarker = Plotly.NET.TraceObjects.Marker;
using ChartTrace = Plotly.NET.Trace;
using OurFigure = DeepLearning.Notebook.Figure;
using Properties = DynamicObj.DynamicObj;

namespace DeepLearning.Notebook;

/// <summary>From our figures to charts of Plotly.NET, and what a notebook's charts need besides.</summary>
public static class FigureCharts
{
    /// <summary>
    /// The figure as a chart of Plotly.NET, to take it further with everything that plotly.js can do. The chart is a copy:
    /// what is done to it does not change the figure.
    /// </summary>
    public static GenericChart ToChart(this OurFigure figure)
    {
        var json = figure.ToJson();
        var traces = json["data"]!.AsArray().Select(trace => Filled(TraceOf((string)trace!["type"]!), trace.AsObject(), except: "type"));
        var layout = Filled(new Layout(), json["layout"]!.AsObject());
        return GenericChart.NewMultiChart(
            ListModule.OfSeq(traces), layout, Filled(new Config(), json["config"]!.AsObject()), Defaults.DefaultDisplayOptions);
    }

    /// <summary>Says in words what the chart shows, in place of its title and kind.</summary>
    public static GenericChart WithAlt(this GenericChart chart, string alt)
    {
        var meta = new Properties();
        meta.SetProperty("alt", alt);
        return With(chart, "meta", meta);
    }

    /// <summary>Sets the chart's heading, which screen readers read too.</summary>
    public static GenericChart WithTitle(this GenericChart chart, string title)
    {
        var text = new Title();
        text.SetProperty("text", title);
        return With(chart, "title", text);
    }

    private static GenericChart With(GenericChart chart, string name, Properties value)
    {
        var layout = new Layout();
        foreach (var (known, property) in GenericChart.getLayout(chart).Properties)
            layout.SetProperty(known, property);
        layout.SetProperty(name, value);
        return GenericChart.setLayout(layout, chart);
    }

    private static ChartTrace TraceOf(string type) => type is "surface" or "scatter3d" ? new Trace3D(type) : new Trace2D(type);

    private static T Filled<T>(T part, JsonObject json, string? except = null)
        where T : Properties
    {
        foreach (var (name, value) in json)
        {
            if (name != except)
                part.SetProperty(name, Value(name, value));
        }
        return part;
    }

    private static object? Value(string name, JsonNode? node) => node switch
    {
        null => null,
        JsonObject part => Filled(PartOf(name), part),
        JsonArray array when array.Count > 0 && array.All(item => item?.GetValueKind() == JsonValueKind.Number) =>
            array.Select(item => JsonNumber.Of(item)!.Value).ToArray(),
        JsonArray array => array.Select(item => Value("", item)).ToArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => (string)node!,
            JsonValueKind.Number => node.AsValue().TryGetValue(out int whole) ? whole : JsonNumber.Of(node),
            var kind => kind == JsonValueKind.True,
        },
    };

    // The types under which Plotly.NET looks for these parts when a chart is taken further.
    private static Properties PartOf(string name) => name.TrimEnd("0123456789".ToCharArray()) switch
    {
        "xaxis" or "yaxis" or "zaxis" => new LinearAxis(),
        "scene" => new Scene(),
        "title" => new Title(),
        "font" => new Font(),
        "margin" => new Margin(),
        "legend" => new Legend(),
        "marker" => new ChartMarker(),
        "line" => new Line(),
        "colorbar" => new ColorBar(),
        _ => new Properties(),
    };
}
