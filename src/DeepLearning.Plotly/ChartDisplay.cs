using System.Reflection;
using System.Text.Json.Nodes;
using DeepLearning.Notebook;
using Plotly.NET;

namespace DeepLearning.Plotly;

/// <summary>Charts of Plotly.NET as a notebook shows them: a figure with alt text, drawn without a network.</summary>
public static class ChartDisplay
{
    private const int Width = 640;
    private const int Height = 400;

    /// <summary>Teaches the formatter about charts, and gives new charts our size and our look in place of Plotly.NET's template.</summary>
    public static void Install()
    {
        // The default template takes 8 kB of each chart. Ours takes its place when the chart is shown.
        Defaults.DefaultTemplate = new Template();
        (Defaults.DefaultWidth, Defaults.DefaultHeight) = (Width, Height);
        Formatter.RegisterDisplay(typeof(GenericChart), chart => ToMimeBundle((GenericChart)chart));
    }

    /// <summary>The same for a Plotly.NET of another version than ours, whose charts its own <c>toJson</c> writes.</summary>
    /// <param name="plotlyNet">That version's assembly.</param>
    public static void Install(Assembly plotlyNet)
    {
        // Up to version 4 the type is nested in a module of its name; in version 5 the module stands beside it.
        var chart = plotlyNet.GetType("Plotly.NET.GenericChart+GenericChart") ?? plotlyNet.GetType("Plotly.NET.GenericChart");
        var module = chart?.DeclaringType ?? plotlyNet.GetType("Plotly.NET.GenericChartModule") ?? chart;
        if (chart is null || module?.GetMethod("toJson", [chart]) is not { } toJson)
            return;
        if (plotlyNet.GetType("Plotly.NET.Defaults")?.GetProperty("DefaultTemplate") is { CanWrite: true } template)
            template.SetValue(null, Activator.CreateInstance(template.PropertyType));
        Formatter.RegisterDisplay(chart, value => Bundle(JsonNode.Parse((string)toJson.Invoke(null, [value])!)!.AsObject()));
    }

    /// <summary>The forms in which a chart is shown.</summary>
    public static MimeBundle ToMimeBundle(GenericChart chart) => Bundle(ChartJson.Write(chart));

    internal static MimeBundle Bundle(JsonObject figure)
    {
        ChartTitles.Mend(figure);
        ChartLook.Apply(figure);
        var alt = ChartText.Of(figure);
        return MimeBundle.Text($"Figure: {alt}")
            .With(MimeType.Html, ChartHtml.Write(figure, alt))
            .With(MimeType.Plotly, figure, new JsonObject { ["alt"] = alt });
    }
}
