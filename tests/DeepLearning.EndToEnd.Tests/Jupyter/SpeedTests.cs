using System.Globalization;
using DeepLearning.Tests.Jupyter;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>The kernel beside ipykernel, started by turns in one run; medians of ten.</summary>
[Collection(JupyterCollection.Name)]
public class SpeedTests(InstalledKernel kernel)
{
    private const string Runs = "10";

    // A measurement, not a check: shared machines are noisy. Run it on a quiet one by its name with -explicit only.
    [Fact(Explicit = true)]
    public void The_kernel_is_ready_before_ipykernel_and_answers_at_once()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("needs /proc to read the kernels' memory: run it on Linux");
        var python = Python.Require("ipykernel, jupyter_client", "apt-get install python3-ipykernel, or pip install ipykernel");
        var script = Path.Combine(AppContext.BaseDirectory, "Jupyter", "measure.py");
        var result = kernel.RunPython(python, [script, Runs, "deep-learning-csharp", "python3"], TimeSpan.FromMinutes(8));
        Assert.True(result.ExitCode == 0, result.Error);
        TestContext.Current.TestOutputHelper?.WriteLine(result.Output);
        var (ours, theirs) = (Figures(result.Output, "deep-learning-csharp"), Figures(result.Output, "python3"));
        Assert.True(ours["ready"] <= 0.6 * theirs["ready"], $"ready: {result.Output}");
        Assert.True(ours["first"] <= 500, $"first cell: {result.Output}");
        Assert.True(ours["warm"] <= 10, $"warm cell: {result.Output}");
    }

    private static Dictionary<string, double> Figures(string output, string name) =>
        output.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Trim().Split(' ')[1..]
            .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
