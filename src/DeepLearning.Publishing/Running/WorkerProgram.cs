using DeepLearning.Kernel.Worker;

namespace DeepLearning.Publishing.Running;

/// <summary>How <c>dln</c> starts itself as a worker (<c>dln worker</c>), the process that runs a notebook's cells.</summary>
internal static class WorkerProgram
{
    private const long Gigabyte = 1L << 30;

    /// <summary>The worker in a folder.</summary>
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
            Arguments = isOurs ? ["worker"] : [Path.Combine(AppContext.BaseDirectory, "dln.dll"), "worker"],
            WorkingDirectory = workingDirectory,
            // It may not take all of the machine's memory.
            MemoryLimit = Math.Min(4 * Gigabyte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2),
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { [Course.ProgressStore.FolderVariable] = profile },
        };
    }
}
