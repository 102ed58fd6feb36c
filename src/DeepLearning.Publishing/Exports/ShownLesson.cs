using System.Text;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Publishing.Exports;

/// <summary>
/// A lesson run to be looked at (<c>dln start</c>): its notebook with outputs, a page to read, and its results in the terminal.
/// </summary>
internal static class ShownLesson
{
    /// <summary>Whether every cell ran.</summary>
    public static async Task<bool> RunAsync(string path, string target, Terminal terminal, CancellationToken cancellation)
    {
        var notebook = NotebookBuilder.Build(LessonFiles.Load(path), Edition.Learner);
        NotebookRun run;
        using (var line = terminal.LiveLine())
        {
            var runner = new NotebookRunner(RunLimits.Default)
            {
                CellStarts = (number, count, cell) => line.Show($"{notebook.Title}: cell {number} of {count} ({cell.Id})"),
            };
            run = await runner.RunAsync(path, notebook, cancellation);
        }
        var name = Path.GetFileNameWithoutExtension(path);
        NotebookWriter.Save(notebook, Path.Combine(target, name + ".ipynb"));
        var page = HandoutPage.Write(notebook, Path.GetDirectoryName(path)!);
        AtomicFile.Write(Path.Combine(target, name + ".html"), Encoding.UTF8.GetBytes(page));

        var summary = $"{notebook.Title}: {run.CellsRun} cells in {run.Elapsed.TotalSeconds:0.0} s";
        if (run.Errors.Count == 0) terminal.Good($"ok       {summary}");
        else terminal.Bad($"FAILED   {summary}");
        foreach (var result in Headlines(notebook)) terminal.WriteLine($"         {result}");
        foreach (var error in run.Errors) terminal.Error(error);
        return run.Errors.Count == 0;
    }

    /// <summary>What the cells tagged <c>headline</c> printed: the results that a lesson is about.</summary>
    private static IEnumerable<string> Headlines(NotebookDocument notebook) =>
        notebook.Cells.Where(cell => cell.Has(CellTag.Headline))
            .SelectMany(cell => cell.Outputs)
            .Select(output => (string?)output!["text"] ?? output["data"]?["text/plain"]?.ToString() ?? "")
            .SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
