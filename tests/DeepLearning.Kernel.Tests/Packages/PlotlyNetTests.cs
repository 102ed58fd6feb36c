using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Tests.Packages;

/// <summary>
/// Plotly.NET itself cannot be restored from the registry that these tests run against; assemblies with its name and the
/// public shape of its two generations stand in for it.
/// </summary>
public sealed class PlotlyNetTests
{
    const string Json = """{\"data\":[{\"type\":\"bar\",\"y\":[1,2]}],\"layout\":{\"title\":{\"text\":\"Sales\"}},\"config\":{}}""";

    const string Nested = $$"""
        namespace Plotly.NET
        {
            public static class GenericChar1
            {
                public class GenericChart { public sealed class Chart : GenericChart { } }
                public static string toJson(GenericChart gChart) => "{{Json}}";
            }
        }
        """;

    const string Beside = $$"""
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
    }

    // F# may give a type the name of the module that it is nested in; C# may not, so the module is renamed afterwards.
    static void Rename(string dll, string from, string to)
    {
        var image = File.ReadAllBytes(dll);
        var (old, replacement) = (System.Text.Encoding.ASCII.GetBytes(from), System.Text.Encoding.ASCII.GetBytes(to));
        for (int at; (at = image.AsSpan().IndexOf(old)) >= 0;)
            replacement.CopyTo(image, at);
        File.WriteAllBytes(dll, image);
    }
}
