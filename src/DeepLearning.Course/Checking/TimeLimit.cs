using System.Runtime;
using System.Runtime.ExceptionServices;

namespace DeepLearning.Course;

/// <summary>Runs a learner's code and stops it when it does not end.</summary>
internal static class TimeLimit
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs an action on a thread of its own, for a running thread can be stopped only from outside.</summary>
    /// <returns>False if the limit passed and the action was stopped.</returns>
    public static bool Run(Action action, TimeSpan limit)
    {
        ExceptionDispatchInfo? thrown = null;
        var stop = new CancellationTokenSource();
        var thread = new Thread(() =>
        {
            try
            {
                // Cooperative cancellation does not stop while (true) { }; this does.
#pragma warning disable SYSLIB0046
                ControlledExecution.Run(action, stop.Token);
#pragma warning restore SYSLIB0046
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
            if (!finished) Stop(thread, stop);
        }

        if (finished)
        {
            stop.Dispose();
            thrown?.Throw();
        }

        return finished;
    }

    // Cancelling aborts a thread that computes and waits until it is out; interrupting wakes one that sleeps or waits. Neither
    // knows in which state it finds the thread, so the first is done aside and the second is repeated.
    static void Stop(Thread thread, CancellationTokenSource stop)
    {
        new Thread(stop.Cancel) { IsBackground = true, Name = "stopping an answer" }.Start();
        var deadline = DateTime.UtcNow + Grace;
        do thread.Interrupt();
        while (!thread.Join(TimeSpan.FromMilliseconds(20)) && DateTime.UtcNow < deadline);
    }
}
