using DeepLearning.Cli.Worker;
using DeepLearning.Kernel;

namespace DeepLearning.Cli.Running;

/// <summary>One notebook's script session, in a process of its own, and what became of each cell in one line.</summary>
internal sealed class NotebookSession(string workingDirectory) : IAsyncDisposable
{
    private readonly WorkerClient _worker = new(workingDirectory);

    public async Task<CellOutcome> RunAsync(string code, CellOutputs outputs, int? number, TimeSpan limit, CancellationToken cancellation)
    {
        var (result, failure) = await _worker.RunCellAsync(code, number, outputs, limit, cancellation);
        if (failure is not null)
        {
            outputs.Error("WorkerEnded", $"The cell {failure}.", [$"The cell {failure}."]);
            return new CellOutcome(CellEnd.Fatal, failure);
        }
        if (result!.Value is { } value && number is { } count) outputs.Result(value, count);
        if (result.Error is not { } error) return new CellOutcome(CellEnd.Ok);

        outputs.Error(error.Name, error.Message, error.Traceback);
        if (result.Status == CellStatus.Interrupted) return new CellOutcome(CellEnd.Fatal, $"was still running after {limit.TotalSeconds:0.#} s, and was stopped");
        var place = error.Line is { } line ? $" (line {line} of the cell)" : "";
        return new CellOutcome(CellEnd.Error, $"{error.Name}: {error.Message.ReplaceLineEndings(" ")}{place}", error.Name);
    }

    public ValueTask DisposeAsync() => _worker.DisposeAsync();
}
