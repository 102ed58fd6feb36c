using DeepLearning.Kernel.Worker;

namespace DeepLearning.Kernel.Tests.Worker;

[Collection(MeasuredCollection.Name)]
public sealed class OutputFloodTests : IAsyncDisposable
{
    readonly WorkerClient worker = new(WorkerTests.Options());

    public ValueTask DisposeAsync() => worker.DisposeAsync();

    [Fact]
    public async Task A_flood_of_output_ends_in_one_line_and_fills_no_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var counting = new CountingOutput();
        var outcome = await worker.RunCellAsync("var line = new string('x', 1000); for (var i = 0; i < 1_000_000; i++) Console.WriteLine(line);", counting, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(WorkerFailureKind.OutputFlood, outcome.Failure!.Kind);
        Assert.Equal("The cell put out more than 2 million characters and was stopped.", outcome.Failure.Message);
        Assert.InRange(counting.Characters, 1, 2_000_000);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 50_000_000);
        Assert.Equal("2", (await worker.RunCellAsync("1 + 1", counting, cancellation: TestContext.Current.CancellationToken)).Result!.Value!.PlainText);
    }

    sealed class CountingOutput : ICellOutput
    {
        public long Characters { get; private set; }

        public void Stream(string name, string text) => Characters += text.Length;

        public void Display(DeepLearning.Notebook.MimeBundle bundle, string? displayId) => throw new NotSupportedException();

        public void UpdateDisplay(string displayId, DeepLearning.Notebook.MimeBundle bundle) => throw new NotSupportedException();

        public void ClearOutput(bool wait) => throw new NotSupportedException();

        public string ReadLine(string prompt, bool password) => throw new NotSupportedException();
    }
}
