namespace DeepLearning.Kernel.Tests.Interactive;

/// <summary>Cells stop when they are told to, also inside .NET Interactive's commands.</summary>
public sealed class InteractiveStopTests : IAsyncDisposable
{
    private readonly RecordingOutput _output = new();
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("while (true) { x++; }")]
    [InlineData("await Task.Delay(1); while (true) { x++; }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1, KernelInvocationContext.Current.CancellationToken);")]
    [InlineData("await Kernel.Root.SendAsync(new SubmitCode(\"while (true) { x++; }\", \"csharp\")); while (true) { x++; }")]
    [InlineData("await Kernel.Root.SendAsync(new SubmitCode(\"await Task.Delay(-1);\", \"csharp\")); await Task.Delay(-1);")]
    [InlineData("await Task.Run(() => { while (true) { StopSignal.ThrowIfRaised(); } });")]
    public async Task A_cell_stops_and_the_state_is_intact(string code)
    {
        await _session.RunAsync("using Microsoft.DotNet.Interactive;\nvar x = 0L; var ready = false;");
        var cell = _session.SubmitAsync(
            "x = 5; ready = true; Console.Write(\"go\");\n" + code, _output, TestContext.Current.CancellationToken);
        while (_output.Stdout != "go")
            await Task.Delay(10, TestContext.Current.CancellationToken);
        _session.Interrupt();
        var result = await cell;
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.DoesNotContain("could not be stopped", result.Error!.Message, StringComparison.Ordinal);
        // On a busy machine a thread of an inner command may notice only after the message was written; it ends all the same.
        string? before, now = await _session.RunAsync("x");
        do
        {
            before = now;
            await Task.Delay(50, TestContext.Current.CancellationToken);
            now = await _session.RunAsync("x");
        }
        while (now != before);
        Assert.Equal("true", await _session.RunAsync("x >= 5 && ready"));
        Assert.Equal("csharp", await _session.RunAsync("KernelInvocationContext.Current.HandlingKernel.Name"));
    }
}
