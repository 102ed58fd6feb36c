using System.Diagnostics;

namespace DeepLearning.Benchmarks;

/// <summary>The installed Jupyter kernel beside ipykernel, measured through the reference client, which is written in Python.</summary>
internal static class KernelComparison
{
    private const string Python = "/usr/bin/python3";

    public static int Run(string runs)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Python))
        {
            Console.WriteLine(
                $"needs Linux and {Python} with jupyter_client and ipykernel: apt-get install python3-jupyter-client python3-ipykernel");
            return 2;
        }
        var script = Path.Combine(AppContext.BaseDirectory, "jupyter_kernels.py");
        var start = new ProcessStartInfo(Python, [script, runs, "deep-learning-csharp", "python3"]) { UseShellExecute = false };
        // ipykernel's debugger would write warnings between the figures.
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
