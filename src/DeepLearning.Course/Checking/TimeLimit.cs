using System.Runtime.ExceptionServices;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Runs a learner's code and stops it when it does not end.</summary>
internal static class TimeLimit
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs an action on a thread of its own, which a <see cref="StopSignal"/> ends: the loops of a cell listen to it.</summary>
    /// <returns>False if the limit passed and the action was stopped.</returns>
    public static bool Run(Action action, TimeSpan limit)
    {
        ExceptionDispatchInfo? thrown = null;
        var signal = new StopSignal();
        var thread = new Thread(() =>
        {
            signal.Listen();
            try
            {
                action();
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { IsBackground = true, Name = "answer" };

        var finished = false;
        thread.Start();
        try
        {
            finished = thread.Join(limit);
        }
        finally
        {
            // Also reached when the notebook is interrupted while it waits here.
            if (!finished) Stop(thread, signal);
            // Code that has not stopped by now may yet come to a point where it listens.
            if (!thread.IsAlive) signal.Dispose();
        }

        if (finished) thrown?.Throw();
        return finished;
    }

    // A thread that sleeps or waits is woken, again and again: nobody knows in which state the signal finds it.
    private static void Stop(Thread thread, StopSignal signal)
    {
        _ = signal.RaiseAsync().ContinueWith(told => _ = told.Exception, TaskScheduler.Default);
        var deadline = DateTime.UtcNow + Grace;
        do thread.Interrupt();
        while (!thread.Join(TimeSpan.FromMilliseconds(20)) && DateTime.UtcNow < deadline);
    }
}
