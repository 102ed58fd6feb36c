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
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "Code of the cell may run on after its end and still look at the token.")]
sealed class CellRun
{
    static readonly TimeSpan TimeToObey = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan TimeToWake = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    readonly StopSignal signal = new();
    readonly TaskCompletionSource<string> abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Stopwatch clock = Stopwatch.StartNew();
    readonly List<Action<TimeSpan>> atEnd = [];
    readonly CellContext context;
    int interrupted;
    volatile Task running = Task.CompletedTask;

    public CellRun(OutputQueue queue, ICellOutput output)
    {
        Scope = new CellScope(queue, output);
        context = new CellContext(Scope, signal);
    }

    public CellScope Scope { get; }

    /// <summary>How long the cell has been running.</summary>
    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>Cancelled when the cell is asked to stop.</summary>
    public CancellationToken Cancellation => signal.Token;

    public bool IsInterrupted => Volatile.Read(ref interrupted) != 0;

    /// <summary>Runs code of the cell and waits for it.</summary>
    /// <exception cref="InterruptedException">It was stopped.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> body)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        running = done.Task;
        // In this order: an interrupt either finds what is running, or is noticed here.
        Cancellation.ThrowIfCancellationRequested();
        context.Post(_ => Start(body, done), null);
        try
        {
            if (await Task.WhenAny(done.Task, abandoned.Task) == abandoned.Task)
                throw new InterruptedException(await abandoned.Task);
            var result = await done.Task;
            return IsInterrupted ? throw new InterruptedException(StrayNote()) : result;
        }
        catch (Exception thrown) when (IsInterrupted && thrown is not InterruptedException)
        {
            throw new InterruptedException(StrayNote());
        }
    }

    /// <summary>Has something done when the cell has ended, however it ended.</summary>
    public void AtEnd(Action<TimeSpan> action) => atEnd.Add(action);

    public void End()
    {
        var elapsed = Elapsed;
        atEnd.ForEach(action => action(elapsed));
        // A thread that goes on may yet come to a point where it obeys.
        if (Scope.Threads == 0)
            signal.Dispose();
    }

    /// <summary>Stops the cell; it returns at once. The cell's code may have taken all of the pool's threads.</summary>
    public void Interrupt()
    {
        if (Interlocked.Exchange(ref interrupted, 1) == 0)
            new Thread(Stop) { IsBackground = true, Name = "cell interrupt" }.UnsafeStart();
    }

    static void Start<T>(Func<Task<T>> body, TaskCompletionSource<T> done)
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

    void Stop()
    {
        // The learner's own callbacks run here; they may throw or never return.
        _ = signal.RaiseAsync().ContinueWith(cancelled => _ = cancelled.Exception, TaskScheduler.Default);
        WaitUntil(() => running.IsCompleted, TimeToObey);
        if (running.IsCompleted)
            return;
        context.Close();
        WakeUntilIdle(TimeToWake);
        if (running.IsCompleted)
            return;
        abandoned.TrySetResult(context.IsBusy
            ? "The cell could not be stopped: it is inside code that does not ask whether it shall stop, such as a long call of .NET or of native code, and its thread goes on. Wait for it, or restart the kernel to end it."
            : StrayNote());
    }

    void WakeUntilIdle(TimeSpan longest) => WaitUntil(
        () =>
        {
            context.Wake();
            return running.IsCompleted || !context.IsBusy;
        },
        longest);

    static bool WaitUntil(Func<bool> condition, TimeSpan longest)
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

    string StrayNote()
    {
        // A task that obeys the token may need a moment to notice.
        WaitUntil(() => context.StrayThreads == 0, TimeSpan.FromMilliseconds(90));
        return context.StrayThreads switch
        {
            0 => "",
            1 => "One thread that the cell started goes on running. Restart the kernel to end it.",
            var count => string.Create(
                CultureInfo.InvariantCulture,
                $"{count} threads that the cell started go on running. Restart the kernel to end them."),
        };
    }
}
