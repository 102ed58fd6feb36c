using System.Globalization;
using DeepLearning.Kernel.Processes;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Worker;

/// <summary>
/// Runs cells in a process of their own, which may crash, hang, exit or print without end: the caller always gets an
/// outcome that says which, and the next cell finds a fresh process.
/// </summary>
public sealed class WorkerClient(WorkerOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MemoryWatch = TimeSpan.FromMilliseconds(200);

    private WorkerProcess? _process;
    private MessageChannel<WorkerRequest, WorkerEvent>? _server;
    private Task _connection = Task.CompletedTask;
    private RunningCell? _cell;
    private int _cells;

    /// <summary>Whether there is a process that holds the variables of earlier cells.</summary>
    public bool IsRunning => _process is { IsRunning: true } && !_connection.IsCompleted;

    /// <summary>Starts the process now instead of with the first cell.</summary>
    public void Start()
    {
        if (IsRunning) return;
        _process?.Dispose();
        _process = new WorkerProcess(options);
        _server = WorkerMessages.ForClient(_process.Output, _process.Input);
        _connection = ListenAsync(_process, _server);
    }

    /// <summary>Runs a cell, in a fresh process if the last one is gone.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="receiver">Receives what it puts out.</param>
    /// <param name="timeout">
    /// How long it may take, from its first moment on; then it is interrupted, and killed if that does not help.
    /// </param>
    /// <param name="cancellation">Interrupts the cell in the same way.</param>
    public Task<WorkerOutcome> RunCellAsync(
        string code, ICellOutput receiver, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        RunCellAsync(new CellRequest(code), receiver, timeout, cancellation);

    /// <inheritdoc cref="RunCellAsync(string, ICellOutput, TimeSpan?, CancellationToken)"/>
    public async Task<WorkerOutcome> RunCellAsync(
        CellRequest request, ICellOutput receiver, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        Start();
        var cell = _cell = new RunningCell(++_cells, receiver, options.OutputLimit);
        var connection = _connection;
        using var ended = new CancellationTokenSource();
        var watch = WatchMemoryAsync(cell, ended.Token);
        try
        {
            _server!.Write(new RunCell(cell.Number, request.Code, request.Language, request.Number));
            using var registration = cancellation.Register(Interrupt);
            var tooLong = TimeUpAsync(cell, timeout ?? Timeout.InfiniteTimeSpan, ended.Token);
            var first = await Task.WhenAny(cell.Ended, cell.Failed, tooLong, connection);
            if (first == tooLong) return new WorkerOutcome(null, await StopAsync(cell, connection, timeout!.Value));
            if (cell.Failed.IsCompleted) return new WorkerOutcome(null, await KillAsync(await cell.Failed));
            // A connection that ended after this cell's last message has lost nothing; one that ended before it has lost the cell.
            if (first == connection) cell.LoseConnection();
            var result = await cell.Ended;
            return result.Error?.Name == nameof(OutOfMemoryException)
                ? new WorkerOutcome(null, await KillAsync(_process!.OutOfMemory()))
                : new WorkerOutcome(result, null);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // A message cut short by the process's end, or none at all.
            return new WorkerOutcome(null, await _process!.ExplainEndAsync());
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
        if (!IsRunning || _cell is not { } cell) return;
        try
        {
            _server!.Write(new InterruptCell(cell.Number));
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The process has just ended, and the cell with it.
        }
    }

    /// <summary>Ends the process and starts a fresh one.</summary>
    public void Restart()
    {
        _process?.Dispose();
        _process = null;
        Start();
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        _process?.Dispose();
        try
        {
            await _connection;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // It ended in the middle of a message.
        }
    }

    private async Task ListenAsync(WorkerProcess process, MessageChannel<WorkerRequest, WorkerEvent> server)
    {
        while (await server.ReadAsync() is { } message)
        {
            if (message is WorkerExiting exit) process.AnnouncedExit = exit.Code;
            // What an earlier process still had to say is no part of the cell that runs in this one.
            else if (process == _process && _cell is { } cell) Receive(message, cell, server);
        }
    }

    private static void Receive(WorkerEvent message, RunningCell cell, MessageChannel<WorkerRequest, WorkerEvent> server)
    {
        switch (message)
        {
            case CellStarted: cell.Start(); break;
            case StreamText text: cell.Stream(text); break;
            case DisplayShown shown: cell.Display(shown); break;
            case DisplayUpdated shown: cell.Update(shown); break;
            case OutputCleared cleared: cell.Clear(cleared); break;
            case CellEnded end: cell.End(end); break;
            // Somebody types for as long as they like; meanwhile the cell's output comes, and may be stopped.
            case InputWanted question: _ = Task.Run(() => server.Write(cell.Answer(question))); break;
        }
    }

    // A fresh process first gets its compiler going; that is not the cell's time.
    private static async Task TimeUpAsync(RunningCell cell, TimeSpan timeout, CancellationToken ended)
    {
        await Task.WhenAny(cell.Started, Task.Delay(TimeToStart, ended));
        await Task.Delay(timeout, ended);
    }

    private async Task<WorkerFailure> StopAsync(RunningCell cell, Task connection, TimeSpan timeout)
    {
        Interrupt();
        await Task.WhenAny(cell.Ended, connection, Task.Delay(TimeToStop));
        var hasStopped = cell.Ended.IsCompletedSuccessfully && !(await cell.Ended).HasRunningThreads;
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{timeout.TotalSeconds:0.###} s");
        var failure = new WorkerFailure(
            WorkerFailureKind.TimedOut, $"The cell ran longer than {seconds} and was {(hasStopped ? "interrupted" : "killed")}.");
        return hasStopped ? failure : await KillAsync(failure);
    }

    private async Task<WorkerFailure> KillAsync(WorkerFailure failure)
    {
        _process!.Kill();
        await _process.ExplainEndAsync();
        return failure;
    }

    private async Task WatchMemoryAsync(RunningCell cell, CancellationToken ended)
    {
        while (options.MemoryLimit is not null && !ended.IsCancellationRequested)
        {
            if (_process!.TakesTooMuchMemory) cell.Fail(_process.OutOfMemory());
            await Task.WhenAny(Task.Delay(MemoryWatch, ended));
        }
    }
}
