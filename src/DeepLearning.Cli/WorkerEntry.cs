using DeepLearning.Kernel.Worker;

namespace DeepLearning.Cli;

/// <summary><c>dln worker</c>: serves one script session over standard input and output until the client is gone.</summary>
internal static class WorkerEntry
{
    private const long Gigabyte = 1L << 30;

    public static async Task<int> RunAsync()
    {
        await WorkerServer.RunAsync(CourseSession.Options(Directory.GetCurrentDirectory()));
        // Threads that cells have started may run on; they end with the worker.
        Environment.Exit(ExitCode.Done);
        return ExitCode.Done;
    }

    /// <summary>How this program starts itself as a worker in a folder.</summary>
    /// <param name="profile">Where checks keep progress, so that a batch run leaves the learner's own alone.</param>
    public static WorkerOptions Options(string workingDirectory, string profile)
    {
        var self = Environment.ProcessPath;
        var isOurs = self is not null && Path.GetFileNameWithoutExtension(self) == "dln";
        // Under `dotnet dln.dll` and under a test runner, the process's own program is another one.
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        return new WorkerOptions
        {
            Program = isOurs ? self! : host,
            Arguments = isOurs ? ["worker"] : [typeof(WorkerEntry).Assembly.Location, "worker"],
            WorkingDirectory = workingDirectory,
            // It may not take all of the machine's memory.
            MemoryLimit = Math.Min(4 * Gigabyte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2),
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { [Course.ProgressStore.FolderVariable] = profile },
        };
    }
}
