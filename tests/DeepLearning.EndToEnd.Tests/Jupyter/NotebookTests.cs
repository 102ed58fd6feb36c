using System.Text.Json;
using DeepLearning.Tests.Jupyter;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>The course's notebooks through the programs that other people run notebooks with.</summary>
[Collection(JupyterCollection.Name)]
public class NotebookTests(InstalledKernel kernel)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static TheoryData<string> Lessons =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository(), "notebooks"), "*.ipynb", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository(), path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Nbclient_runs_every_cell_of_a_lesson(string lesson)
    {
        var python = Python.Require("nbclient, nbformat", "apt-get install python3-nbclient, or pip install nbclient");
        var script = Path.Combine(AppContext.BaseDirectory, "Jupyter", "run_notebook.py");
        var result = kernel.RunPython(python, [script, Path.Combine(Repository(), lesson)], Limit);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain("error in", result.Output, StringComparison.Ordinal);
        Assert.Contains("text/html", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Nbconvert_executes_a_lesson_into_a_page_that_shows_its_figures(string lesson)
    {
        var python = Python.Require("nbconvert, nbclient", "apt-get install jupyter-nbconvert, or pip install nbconvert");
        var folder = Directory.CreateTempSubdirectory("dln-nbconvert-").FullName;
        try
        {
            string[] arguments = ["-m", "nbconvert", "--execute", "--allow-errors", "--ExecutePreprocessor.timeout=600",
                "--ExecutePreprocessor.startup_timeout=180", "--to", "notebook", "--output-dir", folder,
                Path.Combine(Repository(), lesson)];
            var result = kernel.RunPython(python, arguments, Limit);
            Assert.True(result.ExitCode == 0, result.Error);
            var executed = Path.Combine(folder, Path.GetFileName(lesson));
            using (var notebook = JsonDocument.Parse(File.ReadAllBytes(executed)))
            {
                var code = notebook.RootElement.GetProperty("cells")
                    .EnumerateArray()
                    .Where(c => c.GetProperty("cell_type").GetString() == "code")
                    .ToList();
                Assert.All(code, c => Assert.Equal(JsonValueKind.Number, c.GetProperty("execution_count").ValueKind));
                Assert.Contains(
                    code, c => c.GetProperty("outputs").GetRawText().Contains("application/vnd.plotly.v1+json", StringComparison.Ordinal));
            }

            result = kernel.RunPython(python, ["-m", "nbconvert", "--to", "html", "--output-dir", folder, executed], Limit);
            Assert.True(result.ExitCode == 0, result.Error);
            var page = File.ReadAllText(Path.ChangeExtension(executed, ".html"));
            // Drawn into the page itself, so that it shows without a network.
            Assert.Contains("data:image/svg+xml;base64,", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DeepLearningNotebooks.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
