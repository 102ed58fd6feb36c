using System.Text.Json.Nodes;
using DeepLearning.Kernel.Packages;

namespace DeepLearning.Kernel.Tests.Packages;

/// <summary>
/// Plotly.NET itself cannot be restored from the registry that these tests run against; assemblies with its name and the
/// public shape of its two generations stand in for it.
/// </summary>
public sealed class PlotlyNetTests
{
    private const string Json = """{\"data\":[{\"type\":\"bar\",\"y\":[1,2]}],\"layout\":{\"title\":{\"text\":\"Sales\"}},\"config\":{}}""";

    private const string Nested = $$"""
        namespace Plotly.NET
        {
            public static class GenericChar1
            {
                public class GenericChart { public sealed class Chart : GenericChart { } }
                public static string toJson(GenericChart gChart) => "{{Json}}";
            }
        }
        """;

    private const string Beside = $$"""
        namespace Plotly.NET
        {
            public class GenericChart { public sealed class Chart : GenericChart { } }
            public static class GenericChartModule { public static string toJson(GenericChart gChart) => "{{Json}}"; }
        }
        """;

    [Theory]
    [InlineData(Nested, "new Plotly.NET.GenericChart.GenericChart.Chart()")]
    [InlineData(Beside, "new Plotly.NET.GenericChart.Chart()")]
    public async Task A_chart_of_Plotly_NET_is_shown_as_a_figure(string source, string chart)
    {
        var folder = Directory.CreateTempSubdirectory("dln-plotly-");
        var dll = StandInAssembly.Build(folder.FullName, "Plotly.NET", source);
        Rename(dll, "GenericChar1", "GenericChart");
        await using var session = new ScriptSession();
        var result = await session.SubmitAsync($"#r \"{dll}\"\n{chart}", new RecordingOutput(), TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Ok, result.Status);
        var figure = (JsonNode)result.Value!.Data["application/vnd.plotly.v1+json"];
        Assert.Equal("bar", (string?)figure["data"]![0]!["type"]);
        Assert.Equal("Plotly.NET chart: bar: Sales", result.Value.PlainText);
        var html = (string)result.Value.Data["text/html"];
        Assert.Contains("data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"Plotly.NET chart: bar: Sales\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[{"x":[1,2,3],"y":[3,1,2],"mode":"markers"},{"y":[1,2,3]}],"layout":{"xaxis":{"title":{"text":"step"}}}}""")]
    [InlineData("""{"data":[{"type":"histogram","x":[1,2,2.5,3]}]}""")]
    [InlineData("""{"data":[{"type":"bar","x":["a","b"],"y":[1,2],"name":"first"}],"layout":{"title":"Bars"}}""")]
    public void Common_charts_are_drawn_without_Plotly_and_without_a_network(string json)
    {
        var html = PlotlyNetDrawing.Html(JsonNode.Parse(json), "a chart");
        Assert.Contains("data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[{"type":"pie","values":[1,2]}]}""", "pie")]
    [InlineData("""{"data":[{"name":"<hill>","type":"surface","z":[[1,2],[3,4]]}]}""", "&lt;hill&gt;")]
    [InlineData("""{"data":[{"y":["a","b"]}]}""", "&quot;a&quot;, &quot;b&quot;")]
    [InlineData("""{}""", "a chart")]
    public void Other_charts_are_listed_as_a_table(string json, string shown)
    {
        var html = PlotlyNetDrawing.Html(JsonNode.Parse(json), "a chart");
        Assert.Contains("<table>", html, StringComparison.Ordinal);
        Assert.Contains(shown, html, StringComparison.Ordinal);
    }

    // F# may give a type the name of the module that it is nested in; C# may not, so the module is renamed afterwards.
    private static void Rename(string dll, string from, string to)
    {
        var image = File.ReadAllBytes(dll);
        var (old, replacement) = (System.Text.Encoding.ASCII.GetBytes(from), System.Text.Encoding.ASCII.GetBytes(to));
        for (int at; (at = image.AsSpan().IndexOf(old)) >= 0;)
            replacement.CopyTo(image, at);
        File.WriteAllBytes(dll, image);
    }
}
