using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Worker;

namespace DeepLearning.Cli.Processes;

/// <summary><c>dln worker</c>: serves one script session over standard input and output until the client is gone.</summary>
internal static class WorkerEntry
{
    public static async Task<int> RunAsync()
    {
        RegexLimit.Install();
        await WorkerServer.RunAsync(CourseSession.Options(Directory.GetCurrentDirectory()));
        // Threads that cells have started may run on; they end with the worker.
        Environment.Exit(ExitCode.Done);
        return ExitCode.Done;
    }
}
