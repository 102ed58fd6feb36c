using System.Reflection;
using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Packages;

/// <summary>
/// Shows the charts of Plotly.NET, which the kernel knows by name only: it has no reference to that package. Its charts
/// are figures of the same plotly.js schema as ours.
/// </summary>
static class PlotlyNet
{
    const string PackageAssembly = "Plotly.NET";
    static int watching;

    /// <summary>From now on, teaches the formatter about charts as soon as a cell loads Plotly.NET.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref watching, 1) == 0)
            AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Recognize(loaded.LoadedAssembly);
    }

    static void Recognize(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.GetName().Name != PackageAssembly)
            return;
        // Up to version 4 the type is nested in a module of its name; in version 5 the module stands beside it.
        var chart = assembly.GetType("Plotly.NET.GenericChart+GenericChart") ?? assembly.GetType("Plotly.NET.GenericChart");
        var module = chart?.DeclaringType ?? assembly.GetType("Plotly.NET.GenericChartModule") ?? chart;
        if (chart is null || module?.GetMethod("toJson", [chart]) is not { } toJson)
            return;
        string Json(object value) => (string)toJson.Invoke(null, [value])!;
        Formatter.Register(chart, (value, writer) => writer.Write(Json(value)), "application/vnd.plotly.v1+json");
        Formatter.Register(chart, (value, writer) => writer.Write(PlotlyNetDrawing.Html(JsonNode.Parse(Json(value)), Describe(JsonNode.Parse(Json(value))))), "text/html");
        Formatter.Register(chart, (value, writer) => writer.Write(Describe(JsonNode.Parse(Json(value)))), "text/plain");
    }

    // "Plotly.NET chart: scatter, bar: Title"
    static string Describe(JsonNode? figure)
    {
        var kinds = figure?["data"]?.AsArray().Select(trace => (string?)trace?["type"] ?? "scatter").Distinct(StringComparer.Ordinal) ?? [];
        var title = figure?["layout"]?["title"] is { } given ? (string?)(given as JsonObject)?["text"] ?? (given as JsonValue)?.ToString() : null;
        return $"Plotly.NET chart: {string.Join(", ", kinds)}{(title is null ? "" : ": " + title)}";
    }
}
