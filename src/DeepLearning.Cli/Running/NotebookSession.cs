using DeepLearning.Kernel;

namespace DeepLearning.Cli.Running;

/// <summary>One notebook's script session, and what became of each cell in one line.</summary>
internal sealed class NotebookSession(string workingDirectory) : IAsyncDisposable
{
    private readonly ScriptSession _session = new(CourseSession.Options(workingDirectory));

    public async Task<CellOutcome> RunAsync(string code, CellOutputs outputs, int? number, TimeSpan limit, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        var result = await _session.SubmitAsync(new CellRequest(code, Number: number), outputs, timer.Token);
        cancellation.ThrowIfCancellationRequested();
        if (result.Value is { } value && number is { } count) outputs.Result(value, count);
        if (result.Error is not { } error) return new CellOutcome(CellEnd.Ok);

        outputs.Error(error.Name, error.Message, error.Traceback);
        if (result.Status == CellStatus.Interrupted) return new CellOutcome(CellEnd.Fatal, $"still running after {limit.TotalSeconds:0.#} s, and stopped");
        var place = error.Line is { } line ? $" (line {line} of the cell)" : "";
        return new CellOutcome(CellEnd.Error, $"{error.Name}: {error.Message.ReplaceLineEndings(" ")}{place}", error.Name);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
