using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Kernel;
using DeepLearning.Notebook;

namespace DeepLearning.Cli.Worker;

/// <summary>What came of a cell in a worker: a result, or one line that says how the worker ended.</summary>
internal sealed record WorkerAnswer(CellResult? Result, string? Failure);

/// <summary>The program's side: one worker process, whatever a cell does to it.</summary>
internal sealed class WorkerClient : IAsyncDisposable
{
    /// <summary>How long an interrupted cell has to give up before its process is ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private const int KeptErrorText = 64 << 10;

    private const string Flooded = "put out more than 64 MB, and was ended";

    private readonly Process _process;
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("dln-profile-");
    private readonly StringBuilder _errors = new();
    private readonly Task _reading;
    private readonly Task _readingErrors;
    private TaskCompletionSource<WorkerAnswer> _answer = new();
    private ICellOutput? _output;
    private long _received;
    private int _lastId;
    private string? _killedBecause;

    public WorkerClient(string workingDirectory)
    {
        _process = WorkerProcess.Start(workingDirectory, _profile.FullName);
        _readingErrors = ReadErrorsAsync();
        _reading = ReadAsync();
    }

    /// <summary>Runs a cell. When the answer is a failure the worker has gone, and with it the session.</summary>
    public async Task<WorkerAnswer> RunCellAsync(string code, int? number, ICellOutput output, TimeSpan limit, CancellationToken cancellation)
    {
        if (_process.HasExited) return new WorkerAnswer(null, "the process had already ended");
        _answer = new TaskCompletionSource<WorkerAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        (_output, _received) = (output, 0);
        var answer = _answer.Task;
        if (!await TrySendAsync(Messages.Call(++_lastId, Messages.Run, new JsonObject { ["code"] = code, ["number"] = number }))) return await answer;

        if (await EndsWithinAsync(answer, limit, cancellation)) return await answer;
        await TrySendAsync(Messages.Notification(Messages.Interrupt, []));
        if (!await EndsWithinAsync(answer, Grace, CancellationToken.None)) Kill($"was still running after {limit.TotalSeconds:0.#} s, did not stop when asked, and was ended");
        cancellation.ThrowIfCancellationRequested();
        return await answer;
    }

    private static async Task<bool> EndsWithinAsync(Task answer, TimeSpan time, CancellationToken cancellation)
    {
        try
        {
            await answer.WaitAsync(time, cancellation);
            return true;
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> TrySendAsync(JsonObject message)
    {
        try
        {
            var stream = _process.StandardInput.BaseStream;
            await stream.WriteAsync(Messages.ToLine(message));
            await stream.FlushAsync();
            return true;
        }
        catch (IOException)
        {
            // The worker has ended; reading its output finds out why.
            return false;
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _received += line.Length;
            if (_received > Messages.LargestOutput) Kill(Flooded);
            // What still lies in the pipe of a worker that was ended is nobody's.
            if (_killedBecause is null && Messages.Parse(line) is { } message) Receive(message);
        }
        await _process.WaitForExitAsync();
        await _readingErrors;
        _answer.TrySetResult(new WorkerAnswer(null, _killedBecause ?? WorkerEnd.Explain(_process.ExitCode, _errors.ToString())));
    }

    private void Receive(JsonObject message)
    {
        if (message["result"] is JsonObject result)
        {
            if ((int?)message["id"] == _lastId) _answer.TrySetResult(new WorkerAnswer(ReadResult(result), null));
            return;
        }
        var parameters = message["params"] as JsonObject ?? [];
        switch ((string?)message["method"])
        {
            case Messages.Stream:
                _output?.Stream((string)parameters["name"]!, (string)parameters["text"]!);
                break;
            case Messages.Display:
                _output?.Display(MimeBundle.FromJson(parameters["bundle"]!.AsObject()), (string?)parameters["id"]);
                break;
            case Messages.Update:
                _output?.UpdateDisplay((string)parameters["id"]!, MimeBundle.FromJson(parameters["bundle"]!.AsObject()));
                break;
            case Messages.Clear:
                _output?.ClearOutput((bool)parameters["wait"]!);
                break;
            case Messages.Flood:
                Kill(Flooded);
                break;
        }
    }

    private static CellResult ReadResult(JsonObject result) => new(
        Enum.Parse<CellStatus>((string)result["status"]!),
        result["value"] is JsonObject value ? MimeBundle.FromJson(value) : null,
        result["error"] is not JsonObject error ? null : new CellError(
            (string)error["name"]!,
            (string)error["message"]!,
            [.. error["traceback"]!.AsArray().Select(line => (string)line!)],
            (int?)error["line"],
            (int?)error["column"]),
        TimeSpan.Zero);

    private async Task ReadErrorsAsync()
    {
        var buffer = new char[4096];
        for (int count; (count = await _process.StandardError.ReadAsync(buffer)) > 0;)
        {
            // The trace of a stack overflow is endless, and its first line says it all.
            if (_errors.Length < KeptErrorText) _errors.Append(buffer, 0, count);
        }
    }

    private void Kill(string reason)
    {
        _killedBecause ??= reason;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill("was ended with its notebook");
        await _reading;
        _process.Dispose();
        _profile.Delete(recursive: true);
    }
}
