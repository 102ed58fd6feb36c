using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace DeepLearning.Cli.Worker;

/// <summary>Starts this program again as a worker.</summary>
internal static class WorkerProcess
{
    private const long Gigabyte = 1L << 30;

    /// <summary>Starts a worker in a folder. It may not take all of the machine's memory, and leaves the learner's progress alone.</summary>
    public static Process Start(string workingDirectory, string profile)
    {
        var start = StartInfo();
        start.ArgumentList.Add("worker");
        start.WorkingDirectory = workingDirectory;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = new System.Text.UTF8Encoding(false);
        var memory = Math.Min(4 * Gigabyte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x" + memory.ToString("X", CultureInfo.InvariantCulture);
        // A crash is expected of some cells, and a dump of it is not wanted.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment[Course.ProgressStore.FolderVariable] = profile;
        return Process.Start(start) ?? throw new UserError("the worker process did not start", ExitCode.EngineFailure);
    }

    /// <summary>This program as it runs now: its own executable, or <c>dotnet</c> with its DLL (in tests, say).</summary>
    private static ProcessStartInfo StartInfo()
    {
        var self = Environment.ProcessPath;
        if (self is not null && Path.GetFileNameWithoutExtension(self) == "dln") return new ProcessStartInfo(self);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet");
        start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        return start;
    }
}
