using System.ComponentModel;
using DeepLearning.Kernel;
using DeepLearning.Kernel.Worker;

namespace DeepLearning.Publishing.Running;

/// <summary>One notebook's script session, in a process of its own, and what became of each cell in one line.</summary>
internal sealed class NotebookSession : IAsyncDisposable
{
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("dln-profile-");
    private readonly WorkerClient _worker;

    public NotebookSession(string workingDirectory) =>
        _worker = new WorkerClient(WorkerProgram.Options(workingDirectory, _profile.FullName));

    public async Task<CellOutcome> RunAsync(string code, CellOutputs outputs, int? number, TimeSpan limit, CancellationToken cancellation)
    {
        WorkerOutcome outcome;
        try
        {
            outcome = await _worker.RunCellAsync(new CellRequest(code, Number: number), outputs, limit, cancellation);
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return new CellOutcome(CellEnd.EngineFailure, $"the worker process did not start: {error.Message}");
        }
        outputs.EndCell();
        cancellation.ThrowIfCancellationRequested();
        if (outcome.Failure is { } failure)
        {
            outputs.Error("WorkerEnded", failure.Message, [failure.Message]);
            return new CellOutcome(CellEnd.Fatal, failure.Message);
        }
        var result = outcome.Result!;
        if (result.Value is { } value && number is { } count) outputs.Result(value, count);
        if (result.Error is not { } thrown) return new CellOutcome(CellEnd.Ok);

        outputs.Error(thrown.Name, thrown.Message, thrown.Traceback);
        var place = thrown.Line is { } line ? $" (line {line} of the cell)" : "";
        var end = result.Status == CellStatus.Interrupted ? CellEnd.Fatal : CellEnd.Error;
        return new CellOutcome(end, $"{thrown.Name}: {thrown.Message.ReplaceLineEndings(" ")}{place}", thrown.Name);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        _profile.Delete(recursive: true);
    }
}
