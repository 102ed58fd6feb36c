using System.Globalization;
using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Worker;

/// <summary>
/// Runs cells in a process of their own, which may crash, hang, exit or print without end: the caller always gets an
/// outcome that says which, and the next cell finds a fresh process.
/// </summary>
public sealed class WorkerClient(WorkerOptions options) : IAsyncDisposable
{
    static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(60);
    static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(5);
    static readonly TimeSpan MemoryWatch = TimeSpan.FromMilliseconds(200);

    WorkerProcess? process;
    RpcConnection? server;
    Task connection = Task.CompletedTask;
    ICellOutput? output;
    TaskCompletionSource<WorkerFailure> failed = new();
    TaskCompletionSource started = new();
    long printed;
    int cells;

    /// <summary>Whether there is a process that holds the variables of earlier cells.</summary>
    public bool IsRunning => process is { IsRunning: true } && !connection.IsCompleted;

    /// <summary>Starts the process now instead of with the first cell.</summary>
    public void Start()
    {
        if (IsRunning)
            return;
        process?.Dispose();
        process = new WorkerProcess(options);
        server = new RpcConnection(new RpcMessages(process.Output, process.Input), HandleAsync);
        connection = server.RunAsync(CancellationToken.None);
    }

    /// <summary>Runs a cell, in a fresh process if the last one is gone.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="receiver">Receives what it puts out.</param>
    /// <param name="timeout">How long it may take, from its first moment on; then it is interrupted, and killed if that does not help.</param>
    /// <param name="cancellation">Interrupts the cell in the same way.</param>
    public Task<WorkerOutcome> RunCellAsync(string code, ICellOutput receiver, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        RunCellAsync(new CellRequest(code), receiver, timeout, cancellation);

    /// <inheritdoc cref="RunCellAsync(string, ICellOutput, TimeSpan?, CancellationToken)"/>
    public async Task<WorkerOutcome> RunCellAsync(CellRequest request, ICellOutput receiver, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        Start();
        output = receiver;
        printed = 0;
        failed = new TaskCompletionSource<WorkerFailure>(TaskCreationOptions.RunContinuationsAsynchronously);
        started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ended = new CancellationTokenSource();
        var call = server!.CallAsync("run", new JsonObject
        {
            ["cell"] = ++cells,
            ["code"] = request.Code,
            ["language"] = request.Language,
            ["number"] = request.Number,
        });
        var watch = WatchMemoryAsync(ended.Token);
        try
        {
            using var registration = cancellation.Register(Interrupt);
            var tooLong = TimeUpAsync(timeout ?? Timeout.InfiniteTimeSpan, ended.Token);
            var first = await Task.WhenAny(call, failed.Task, tooLong, connection);
            if (first == tooLong)
                return new WorkerOutcome(null, await StopAsync(call, timeout!.Value));
            if (failed.Task.IsCompleted)
                return new WorkerOutcome(null, await KillAsync(failed.Task.Result));
            var result = WireFormat.Read((JsonObject)(await call)!);
            return result.Error?.Name == nameof(OutOfMemoryException)
                ? new WorkerOutcome(null, await KillAsync(process!.OutOfMemory()))
                : new WorkerOutcome(result, null);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // A message cut short by the process's end, or none at all.
            return new WorkerOutcome(null, await process!.ExplainEndAsync());
        }
        finally
        {
            await ended.CancelAsync();
            await watch;
        }
    }

    /// <summary>Interrupts the running cell.</summary>
    public void Interrupt()
    {
        if (IsRunning)
            _ = server!.CallAsync("interrupt", new JsonObject { ["cell"] = cells }).ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
    }

    /// <summary>Ends the process and starts a fresh one.</summary>
    public void Restart()
    {
        process?.Dispose();
        process = null;
        Start();
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        process?.Dispose();
        try
        {
            await connection;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // It ended in the middle of a message.
        }
    }

    // A fresh process first gets its compiler going; that is not the cell's time.
    async Task TimeUpAsync(TimeSpan timeout, CancellationToken ended)
    {
        await Task.WhenAny(started.Task, Task.Delay(TimeToStart, ended));
        await Task.Delay(timeout, ended);
    }

    async Task<WorkerFailure> StopAsync(Task<JsonNode?> call, TimeSpan timeout)
    {
        Interrupt();
        var stopped = await Task.WhenAny(call, Task.Delay(TimeToStop)) == call && call.IsCompletedSuccessfully && !WireFormat.Read((JsonObject)(await call)!).GoesOn;
        var failure = new WorkerFailure(
            WorkerFailureKind.TimedOut,
            string.Create(CultureInfo.InvariantCulture, $"The cell ran longer than {timeout.TotalSeconds:0.###} s and was {(stopped ? "interrupted" : "killed")}."));
        return stopped ? failure : await KillAsync(failure);
    }

    async Task<WorkerFailure> KillAsync(WorkerFailure failure)
    {
        process!.Kill();
        await process.ExplainEndAsync();
        return failure;
    }

    async Task WatchMemoryAsync(CancellationToken ended)
    {
        while (options.MemoryLimit is not null && !ended.IsCancellationRequested)
        {
            if (process!.TakesTooMuchMemory)
                failed.TrySetResult(process.OutOfMemory());
            await Task.WhenAny(Task.Delay(MemoryWatch, ended));
        }
    }

    async Task<JsonNode?> HandleAsync(string method, JsonObject parameters)
    {
        var receiver = output!;
        switch (method)
        {
            case "started":
                started.TrySetResult();
                return null;
            case "stream":
                var text = (string)parameters["text"]!;
                if (Count(text.Length))
                    receiver.Stream((string)parameters["name"]!, text);
                return null;
            case "display" or "updateDisplay":
                var bundle = (JsonObject)parameters["bundle"]!;
                var id = (string?)parameters["displayId"];
                if (!Count(bundle.ToJsonString().Length))
                    return null;
                if (method == "display")
                    receiver.Display(MimeBundle.FromJson(bundle), id);
                else
                    receiver.UpdateDisplay(id!, MimeBundle.FromJson(bundle));
                return null;
            case "clearOutput":
                receiver.ClearOutput((bool)parameters["wait"]!);
                return null;
            case "readLine":
                return await Task.Run(() => receiver.ReadLine((string)parameters["prompt"]!, (bool)parameters["password"]!));
            case "exiting":
                process!.AnnouncedExit = (int)parameters["code"]!;
                return null;
            default:
                throw new RpcException(RpcException.MethodNotFound, $"there is no method '{method}'");
        }
    }

    bool Count(long characters)
    {
        printed += characters;
        if (printed <= options.OutputLimit)
            return true;
        failed.TrySetResult(new WorkerFailure(
            WorkerFailureKind.OutputFlood,
            string.Create(CultureInfo.InvariantCulture, $"The cell put out more than {options.OutputLimit / 1_000_000.0:0.##} million characters and was stopped.")));
        return false;
    }
}
