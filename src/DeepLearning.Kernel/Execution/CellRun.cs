using System.Globalization;
using DeepLearning.Kernel.Output;

namespace DeepLearning.Kernel.Execution;

/// <summary>
/// The execution of one cell, and how it is stopped: first it is asked, through <see cref="Cancellation"/>; then its
/// threads are aborted and woken. What survives that is left behind, and the learner is told.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA1001", Justification = "Code of the cell may run on after its end and still look at the token.")]
sealed class CellRun
{
    static readonly TimeSpan TimeToObey = TimeSpan.FromMilliseconds(350);
    static readonly TimeSpan TimeToDie = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    readonly CancellationTokenSource cooperative = new();
    readonly TaskCompletionSource<string> abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CellContext context;
    int interrupted;
    volatile Task running = Task.CompletedTask;

    public CellRun(OutputQueue queue, ICellOutput output)
    {
        Scope = new CellScope(queue, output, cooperative.Token);
        context = new CellContext(Scope);
    }

    public CellScope Scope { get; }

    /// <summary>Cancelled when the cell is asked to stop.</summary>
    public CancellationToken Cancellation => cooperative.Token;

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

    /// <summary>Stops the cell; it returns at once and works in the background.</summary>
    public void Interrupt()
    {
        if (Interlocked.Exchange(ref interrupted, 1) == 0)
            _ = Task.Run(StopAsync);
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

    async Task StopAsync()
    {
        // The learner's own callbacks run here; they may throw or never return.
        _ = cooperative.CancelAsync().ContinueWith(cancelled => _ = cancelled.Exception, TaskScheduler.Default);
        await Task.WhenAny(running, Task.Delay(TimeToObey, CancellationToken.None));
        if (running.IsCompleted)
            return;
        // Aborting blocks until the thread has taken notice.
        _ = Task.Run(context.Abort);
        var end = Environment.TickCount64 + (long)TimeToDie.TotalMilliseconds;
        do
        {
            context.Wake();
            await Task.WhenAny(running, Task.Delay(Pause, CancellationToken.None));
        }
        while (!running.IsCompleted && context.IsBusy && Environment.TickCount64 < end);
        abandoned.TrySetResult(context.IsBusy
            ? "The cell could not be stopped: it is inside native code or a finally block, and its thread goes on. Restart the kernel to end it."
            : StrayNote());
    }

    string StrayNote()
    {
        // A task that obeys the token may need a moment to notice.
        SpinWait.SpinUntil(() => context.StrayThreads == 0, TimeSpan.FromMilliseconds(100));
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
