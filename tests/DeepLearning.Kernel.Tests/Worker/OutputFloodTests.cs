using DeepLearning.Kernel.Worker;

namespace DeepLearning.Kernel.Tests.Worker;

[Collection(MeasuredCollection.Name)]
public sealed class OutputFloodTests : IAsyncDisposable
{
    private readonly WorkerClient _worker = new(WorkerTests.Options());

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    [Fact]
    public async Task A_flood_of_output_ends_in_one_line_and_fills_no_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var counting = new CountingOutput();
        const string flood = "var line = new string('x', 1000); for (var i = 0; i < 1_000_000; i++) Console.WriteLine(line);";
        var outcome = await RunAsync(flood, counting);
        Assert.Equal(WorkerFailureKind.OutputFlood, outcome.Failure!.Kind);
        Assert.Equal("The cell put out more than 2 million characters and was stopped.", outcome.Failure.Message);
        Assert.InRange(counting.Characters, 1, 2_000_000);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 50_000_000);
        Assert.Equal("2", (await RunAsync("1 + 1", counting)).Result!.Value!.PlainText);
    }

    private Task<WorkerOutcome> RunAsync(string code, ICellOutput receiver) =>
        _worker.RunCellAsync(code, receiver, cancellation: TestContext.Current.CancellationToken);

    private sealed class CountingOutput : ICellOutput
    {
        public long Characters { get; private set; }

        public void Stream(string name, string text) => Characters += text.Length;

        public void Display(DeepLearning.Notebook.MimeBundle bundle, string? displayId) => throw new NotSupportedException();

        public void UpdateDisplay(string displayId, DeepLearning.Notebook.MimeBundle bundle) => throw new NotSupportedException();

        public void ClearOutput(bool wait) => throw new NotSupportedException();

        public string ReadLine(string prompt, bool password) => throw new NotSupportedException();
    }
}
