using DeepLearning.Kernel.Tests.Packages;

namespace DeepLearning.Kernel.Tests.Interactive;

/// <summary>Packages that were made for .NET Interactive, as they are.</summary>
public sealed class ExtensionTests : IAsyncDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("dln-packages-").FullName;
    private readonly RecordingOutput _output = new();
    private readonly ScriptSession _session;

    public ExtensionTests() => _session = new ScriptSession(new ScriptSessionOptions { PackageCache = _cache });

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        Directory.Delete(_cache, recursive: true);
    }

    [Fact]
    public async Task An_extension_brings_its_formatter_directive_kernel_and_script()
    {
        using var package = new ExtensionPackage();
        await _session.RunAsync(package.Reference, _output);
        Assert.Contains("display: The thermometer is ready.", _output.Events);
        Assert.Contains("display: Loaded the extension Thermometer.ThermometerExtension", _output.Events);

        var shown = await _session.SubmitAsync("new Thermometer.Temperature(20.5)", _output, TestContext.Current.CancellationToken);
        Assert.Equal("<b>20.5 °C</b>", shown.Value!.Data["text/html"]);
        Assert.Equal("36.6", await _session.RunAsync("thermometer.Celsius"));

        var output = new RecordingOutput();
        await _session.RunAsync("#!measure --celsius 3\nConsole.Write(\"after\");", output);
        Assert.Equal("measuring\nafter", output.Stdout);
        Assert.Equal("<b>3 °C</b>", output.Displayed[0].Data["text/html"]);

        output = new RecordingOutput();
        await _session.RunAsync("#!shout\nit is cold\n#!csharp\n1", output);
        Assert.Equal(["display: IT IS COLD"], output.Events);

        var error = await _session.FailAsync("1\n#!measure --kelvin 3");
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task An_extension_is_loaded_once()
    {
        using var package = new ExtensionPackage();
        await _session.RunAsync(package.Reference);
        await _session.RunAsync(package.Reference, _output);
        Assert.DoesNotContain(_output.Events, line => line.Contains("thermometer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_data_frame_is_shown_as_a_table()
    {
        const string code = """
            #r "nuget: Microsoft.Data.Analysis, 0.23.1"
            using Microsoft.Data.Analysis;
            var frame = new DataFrame(new StringDataFrameColumn("city", ["Bergen", "Oslo"]), new Int32DataFrameColumn("rain", [3, 1]));
            frame
            """;
        var result = await _session.SubmitAsync(code, _output, TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, string.Join('\n', result.Error?.Traceback ?? []));
        var html = (string)result.Value!.Data["text/html"];
        Assert.Contains("<table", html, StringComparison.Ordinal);
        Assert.Contains("Bergen", html, StringComparison.Ordinal);
        Assert.Equal("", _output.Stderr);
    }

    [Fact]
    public async Task Plotly_NETs_extension_loads()
    {
        await _session.RunAsync($"#r \"nuget: Plotly.NET.Interactive, {PlotlyNetTests.InteractiveVersion}\"", _output);
        Assert.Contains(
            _output.Events, line => line.StartsWith("display: Loaded the extension Plotly.NET.Interactive", StringComparison.Ordinal));
        Assert.Equal("", _output.Stderr);
    }

    [Fact]
    public async Task An_assembly_that_the_kernel_has_is_not_loaded_again_for_a_package()
    {
        const string code = """
            #r "nuget: MathNet.Numerics, 5.0.0"
            var own = typeof(MathNet.Numerics.LinearAlgebra.Vector<double>).Assembly;
            AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == "MathNet.Numerics")
                + (own.Location.StartsWith(AppContext.BaseDirectory) ? " ours" : " the package's")
            """;
        Assert.Equal("1 ours", await _session.RunAsync(code));
    }
}
