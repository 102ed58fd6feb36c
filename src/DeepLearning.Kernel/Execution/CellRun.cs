using System.Diagnostics;
using System.Globalization;
using DeepLearning.Kernel.Output;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Execution;

/// <summary>
/// The execution of one cell, and how it is stopped: first it is asked, through its <see cref="StopSignal"/>; then its
/// threads are woken where they sleep or wait. .NET has no safe way to end a thread that does neither, such as one inside a
/// long call of the library's or of .NET: it is left behind, and the learner is told.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Reliability", "CA1001", Justification = "Code of the cell may run on after its end and still look at the token.")]
internal sealed class CellRun
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan WakeTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly StopSignal _signal = new();
    private readonly TaskCompletionSource<string> _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<Action<TimeSpan>> _atEnd = [];
    private readonly CellContext _context;
    private int _interrupted;
    // Usually one; a command that a cell's code gives may run code of the cell, too.
    private volatile Task[] _running = [];

    public CellRun(OutputQueue queue, ICellOutput output)
    {
        Scope = new CellScope(queue, output);
        _context = new CellContext(Scope, _signal);
    }

    public CellScope Scope { get; }

    /// <summary>How long the cell has been running.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Cancelled when the cell is asked to stop.</summary>
    public CancellationToken Cancellation => _signal.Token;

    public bool IsInterrupted => Volatile.Read(ref _interrupted) != 0;

    /// <summary>Whether code of the cell sees what flows with the code that asks for it to be run.</summary>
    public bool FlowsContext { get; set; }

    private bool IsDone => _running.All(task => task.IsCompleted);

    /// <summary>Runs code of the cell and waits for it.</summary>
    /// <exception cref="InterruptedException">It was stopped.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> body)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flow = FlowsContext ? ExecutionContext.Capture() : null;
        SetRunning(tasks => [.. tasks, done.Task]);
        try
        {
            // In this order: an interrupt either finds what is running, or is noticed here.
            Cancellation.ThrowIfCancellationRequested();
            _context.Post(_ => Start(body, done, flow), null);
            if (await Task.WhenAny(done.Task, _abandoned.Task) == _abandoned.Task)
                throw new InterruptedException(await _abandoned.Task);
            var result = await done.Task;
            return IsInterrupted ? throw new InterruptedException(StrayNote()) : result;
        }
        catch (Exception thrown) when (IsInterrupted && thrown is not InterruptedException)
        {
            throw new InterruptedException(StrayNote());
        }
        finally
        {
            SetRunning(tasks => [.. tasks.Where(task => task != done.Task)]);
        }
    }

    /// <summary>Has something done when the cell has ended, however it ended.</summary>
    public void AtEnd(Action<TimeSpan> action) => _atEnd.Add(action);

    public void End()
    {
        var elapsed = Elapsed;
        _atEnd.ForEach(action => action(elapsed));
        // A thread that goes on may yet come to a point where it obeys.
        if (Scope.Threads == 0)
            _signal.Dispose();
    }

    /// <summary>Stops the cell; it returns at once. The cell's code may have taken all of the pool's threads.</summary>
    public void Interrupt()
    {
        if (Interlocked.Exchange(ref _interrupted, 1) == 0)
            new Thread(Stop) { IsBackground = true, Name = "cell interrupt" }.UnsafeStart();
    }

    private void SetRunning(Func<Task[], Task[]> change)
    {
        lock (_atEnd)
            _running = change(_running);
    }

    private void Start<T>(Func<Task<T>> body, TaskCompletionSource<T> done, ExecutionContext? flow)
    {
        if (flow is null)
        {
            Start(body, done);
            return;
        }
        ExecutionContext.Run(
            flow,
            _ =>
            {
                Scope.Enter();
                _signal.Listen();
                Start(body, done);
            },
            null);
    }

    private static void Start<T>(Func<Task<T>> body, TaskCompletionSource<T> done)
    {
        Task<T> task;
        try
        {
            task = body();
        }
        catch (Exception thrown)
        {
            done.TrySetException(thrown);
            return;
        }
        _ = task.ContinueWith(
            (finished, _) => done.TrySetFromTask(finished),
            null,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Stop()
    {
        // The learner's own callbacks run here; they may throw or never return.
        _ = _signal.RaiseAsync().ContinueWith(cancelled => _ = cancelled.Exception, TaskScheduler.Default);
        WaitUntil(() => IsDone, StopTimeout);
        if (IsDone)
            return;
        _context.Close();
        WakeUntilIdle(WakeTimeout);
        if (IsDone)
            return;
        _abandoned.TrySetResult(_context.IsBusy
            ? "The cell could not be stopped: it is inside code that does not ask whether it should stop, such as a long call of .NET or "
                + "of native code, and its thread goes on. Wait for it, or restart the kernel to end it."
            : StrayNote());
    }

    private void WakeUntilIdle(TimeSpan longest) => WaitUntil(
        () =>
        {
            _context.Wake();
            return IsDone || !_context.IsBusy;
        },
        longest);

    private static bool WaitUntil(Func<bool> condition, TimeSpan longest)
    {
        var end = Environment.TickCount64 + (long)longest.TotalMilliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 >= end)
                return false;
            Thread.Sleep(Pause);
        }
        return true;
    }

    private string StrayNote()
    {
        // A task that obeys the token may need a moment to notice, on a busy machine more than a tenth of a second.
        WaitUntil(() => _context.StrayThreads == 0, TimeSpan.FromMilliseconds(400));
        return _context.StrayThreads switch
        {
            0 => "",
            1 => "One thread that the cell started goes on running. Restart the kernel to end it.",
            var count => string.Create(
                CultureInfo.InvariantCulture,
                $"{count} threads that the cell started go on running. Restart the kernel to end them."),
        };
    }
}
