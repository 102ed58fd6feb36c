using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Tests.Worker;
using DeepLearning.Kernel.Worker;

namespace DeepLearning.Kernel.Tests.Packages;

/// <summary>Charts of Plotly.NET, the real package, in cells.</summary>
public sealed class PlotlyNetTests
{
    private const string Line = "Plotly.NET.CSharp.Chart.Line<int, double, string>(new[] { 1, 2 }, new[] { 0.5, 0.25 })";
    private const string Title = ".WithTitle(\"Loss\")";

    /// <summary>The version of Plotly.NET.Interactive that is restored with this project.</summary>
    internal static string InteractiveVersion { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(
        typeof(PlotlyNetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(entry => entry.Key == "Plotly.NET.Interactive").Value!));

    [Theory]
    [InlineData(Line + Title)]
    [InlineData("using Plotly.NET.CSharp;\n" + "Chart.Line<int, double, string>(new[] { 1, 2 }, new[] { 0.5, 0.25 })" + Title)]
    [InlineData("#r \"nuget: Plotly.NET, 6.0.0\"\n" + Line + Title)]
    [InlineData("Figure.Line(new[] { 0.5, 0.25 }).Title(\"Loss\").ToChart()")]
    public async Task A_chart_is_shown_as_a_figure_with_alt_text(string code)
    {
        await using var session = new ScriptSession();
        var result = await session.SubmitAsync(code, new RecordingOutput(), TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, result.Error?.Message);
        var figure = (JsonNode)result.Value!.Data["application/vnd.plotly.v1+json"];
        Assert.Equal("scatter", (string?)figure["data"]![0]!["type"]);
        Assert.Equal("Loss", (string?)figure["layout"]!["title"]!["text"]);
        Assert.StartsWith("Figure: Loss. Line chart", result.Value.PlainText, StringComparison.Ordinal);
        var html = (string)result.Value.Data["text/html"];
        Assert.Contains("data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_chart_is_shown_with_the_extension_that_its_makers_wrote_for_notebooks() =>
        A_chart_is_shown_as_a_figure_with_alt_text($"#r \"nuget: Plotly.NET.Interactive, {InteractiveVersion}\"\n{Line}{Title}");

    [Fact]
    public async Task Charts_are_loaded_when_a_cell_first_uses_them()
    {
        const string loaded = """
            string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name)
                .Where(name => name is "DeepLearning.Plotly" or "Plotly.NET" or "Plotly.NET.CSharp" or "DynamicObj"
                    or "Newtonsoft.Json" or "Giraffe.ViewEngine")
                .Order())
            """;
        await using var worker = new WorkerClient(WorkerTests.Options());
        // A figure of ours, an error and a value: what a notebook without charts does.
        await RunAsync("Figure.Line(new[] { 1.0, 2.0 })");
        await RunAsync("missing");
        Assert.Equal("", (await RunAsync(loaded)).Value!.PlainText);
        await RunAsync(Line);
        Assert.Contains("DeepLearning.Plotly", (await RunAsync(loaded)).Value!.PlainText, StringComparison.Ordinal);

        async Task<CellResult> RunAsync(string code) =>
            (await worker.RunCellAsync(
                code, new RecordingOutput(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Result!;
    }

    [Fact]
    public async Task Figures_stay_ours_when_a_cell_opens_the_namespace_of_the_charts()
    {
        await using var session = new ScriptSession();
        await session.SubmitAsync("using Plotly.NET;", new RecordingOutput(), TestContext.Current.CancellationToken);
        var result = await session.SubmitAsync(
            "Figure.Line(new[] { 0.5, 0.25 }).GetType().FullName", new RecordingOutput(), TestContext.Current.CancellationToken);
        Assert.Equal("DeepLearning.Notebook.Figure", result.Value?.PlainText ?? result.Error!.Message);
    }

    [Fact]
    public async Task Another_version_of_the_package_is_used_as_it_is_and_shown_all_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("dln-plotly-").FullName;
        // No other version can be had from the registry: the same one under another identity is another one to the kernel.
        var copy = Path.Combine(folder, "Plotly.NET.dll");
        File.WriteAllBytes(copy, WithOtherIdentity(Path.Combine(AppContext.BaseDirectory, "Plotly.NET.dll")));
        await using var session = new ScriptSession();
        var result = await session.SubmitAsync(
            $"#r \"{copy.Replace('\\', '/')}\"\nusing Plotly.NET;\nGenericChart.ofTraceObject(true, new Trace2D(\"bar\"))",
            new RecordingOutput(),
            TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, result.Error?.Message);
        Assert.Equal("Figure: Bar chart.", result.Value!.PlainText);
        var where = await session.SubmitAsync(
            "typeof(GenericChart).Assembly.Location", new RecordingOutput(), TestContext.Current.CancellationToken);
        Assert.Equal(copy, where.Value!.PlainText);
    }

    private static byte[] WithOtherIdentity(string path)
    {
        var image = File.ReadAllBytes(path);
        using var file = new PEReader([.. image]);
        var metadata = file.GetMetadataReader();
        var identity = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
        Guid.NewGuid().ToByteArray().CopyTo(image, image.AsSpan().IndexOf(identity));
        return image;
    }
}
