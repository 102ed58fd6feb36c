using DeepLearning.Kernel.Tests.Worker;
using DeepLearning.Kernel.Worker;

namespace DeepLearning.Kernel.Tests.Interactive;

/// <summary>A notebook that does not use .NET Interactive pays nothing for it.</summary>
public sealed class SleepingBridgeTests : IAsyncDisposable
{
    private const string Loaded = """
        string.Join(", ", AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name)
            .Where(name => name.StartsWith("Microsoft.DotNet.Interactive")
                || name is "System.Reactive" or "Microsoft.AspNetCore.Html.Abstractions"))
        """;

    private readonly WorkerClient _worker = new(WorkerTests.Options());

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    [Fact]
    public async Task Its_assemblies_are_loaded_when_a_cell_asks_for_it_and_not_before()
    {
        Assert.Equal("", await ValueAsync(
            "display(Figure.Line(new[] { 1.0, 2.0 })); new[] { 1 }.Display(); Formatter.Register<int>(n => \"n\");\n" + Loaded));
        await RunAsync("missing");
        await RunAsync("#!time\n#!html\n<b>x</b>");
        Assert.Equal("", await ValueAsync(Loaded));
        await RunAsync("KernelInvocationContext.Current.Display(1);");
        Assert.Contains("Microsoft.DotNet.Interactive", await ValueAsync(Loaded), StringComparison.Ordinal);
    }

    private async Task<string> ValueAsync(string code) => (await RunAsync(code)).Value!.PlainText;

    private async Task<CellResult> RunAsync(string code)
    {
        var outcome =
            await _worker.RunCellAsync(code, new RecordingOutput(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.True(outcome.Failure is null, outcome.Failure?.Message);
        return outcome.Result!;
    }
}
