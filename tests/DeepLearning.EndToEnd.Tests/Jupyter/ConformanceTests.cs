using DeepLearning.Tests.Jupyter;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

[Collection(JupyterCollection.Name)]
public class ConformanceTests(InstalledKernel kernel)
{
    [Fact]
    public void Jupyters_own_suite_passes_whole_with_nothing_skipped_but_the_pager()
    {
        var python = Python.Require(
            "jupyter_kernel_test", "apt-get install python3-jupyter-kernel-test, or pip install jupyter_kernel_test");
        var script = Path.Combine(AppContext.BaseDirectory, "Jupyter", "conformance.py");
        var result = kernel.RunPython(python, [script], TimeSpan.FromMinutes(5));
        Assert.True(result.ExitCode == 0, result.Error);
        var lines = result.Error.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("Ran 12 tests", StringComparison.Ordinal));
        Assert.Equal(
            ["test_pager"], lines.Where(line => line.Contains("... skipped", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
    }
}
