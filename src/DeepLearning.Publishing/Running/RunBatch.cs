using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Running;

/// <summary>Runs many notebooks one after the other: a bad one gets its line, and the next one runs.</summary>
internal sealed class RunBatch(Terminal terminal, RunLimits limits, Edition edition, string? outputFolder)
{
    public async Task<int> RunAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var (sound, failed, invalid, engineFailed) = (0, 0, 0, false);
        foreach (var path in paths)
        {
            NotebookDocument notebook;
            try
            {
                notebook = Load(path);
            }
            catch (UserError error)
            {
                invalid++;
                terminal.Bad($"INVALID {path}");
                terminal.Error(error.Message);
                continue;
            }
            var run = await RunOneAsync(path, notebook, cancellation);
            if (run.Errors.Count == 0) sound++;
            else failed++;
            engineFailed |= run.EngineFailed;
            Report(run);
            if (outputFolder is not null)
                NotebookWriter.Save(notebook, Path.Combine(outputFolder, Path.GetFileNameWithoutExtension(path) + ".ipynb"));
        }
        terminal.WriteLine($"{paths.Count} notebooks: {sound} ran, {failed} failed, {invalid} invalid");
        return engineFailed ? ExitCode.EngineFailure : invalid > 0 ? ExitCode.InvalidInput : failed > 0 ? ExitCode.ChecksFailed
            : ExitCode.Done;
    }

    private async Task<NotebookRun> RunOneAsync(string path, NotebookDocument notebook, CancellationToken cancellation)
    {
        using var line = terminal.LiveLine();
        var runner = new NotebookRunner(limits)
        {
            CellStarts = (number, count, cell) => line.Show($"{path}: cell {number} of {count} ({cell.Id})"),
        };
        return await runner.RunAsync(path, notebook, cancellation);
    }

    private NotebookDocument Load(string path)
    {
        if (path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)) return NotebookReader.Read(path);
        var lesson = LessonFiles.Load(path);
        if (LessonStructure.Check(lesson).FirstOrDefault() is { } problem) throw new UserError(problem.ToString());
        return NotebookBuilder.Build(lesson, edition);
    }

    private void Report(NotebookRun run)
    {
        var numbers = run.ValuesConfirmed > 0 ? $", {run.ValuesConfirmed} numbers confirmed" : "";
        var summary =
            $"{run.Path}  {run.Elapsed.TotalSeconds:0.0} s, {run.CellsRun} of {run.CellsInAll} cells, {run.Errors.Count} errors{numbers}";
        if (run.Errors.Count == 0) terminal.Good($"ok      {summary}");
        else terminal.Bad($"FAILED  {summary}");
        foreach (var error in run.Errors) terminal.Error(error);
    }
}
