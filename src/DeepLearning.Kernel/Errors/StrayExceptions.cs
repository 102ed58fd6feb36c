using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DeepLearning.Kernel.Output;

namespace DeepLearning.Kernel.Errors;

/// <summary>
/// An exception that leaves a thread which a cell started ends a program. Here it would end the session, so it is written
/// below that cell, and only the thread ends.
/// </summary>
internal static class StrayExceptions
{
    private static int _watching;

    /// <summary>To be called before a cell runs; .NET takes one such handler a process.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref _watching, 1) == 0)
            ExceptionHandling.SetUnhandledExceptionHandler(IsHandled);
    }

    private static bool IsHandled(Exception thrown)
    {
        var scope = CellScope.Current;
        if (scope is null && !IsLearners(thrown))
            return false;
        // A thread that was asked to stop has stopped.
        if (thrown is not OperationCanceledException { CancellationToken.IsCancellationRequested: true })
            (scope ?? CellScope.Latest)?.Write(
                "stderr", $"Unhandled exception in a thread that the cell started: {thrown.GetType().FullName}: {thrown.Message}\n");
        return true;
    }

    // What a timer calls has left its cell's scope by now.
    private static bool IsLearners(Exception thrown) =>
        new StackTrace(thrown).GetFrames().Any(frame => frame.GetMethod() is { } method && FrameNames.IsLearners(method));
}
