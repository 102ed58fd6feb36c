using System.Diagnostics;
using System.Text.Json.Nodes;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Running;

/// <summary>Runs a notebook's cells in order in a process of its own, fills in their outputs, and holds its prose to its numbers.</summary>
internal sealed class NotebookRunner(RunLimits limits)
{
    /// <summary>Called before each code cell with its place (from 1), how many there are, and the cell.</summary>
    public Action<int, int, NotebookCell>? CellStarts { get; init; }

    /// <summary>Which cells to run; all of them unless told otherwise.</summary>
    public Func<NotebookCell, bool> Wants { get; init; } = _ => true;

    /// <summary>Whether the numbers in the prose are held to the code.</summary>
    public bool ChecksValues { get; init; } = true;

    public async Task<NotebookRun> RunAsync(string path, NotebookDocument notebook, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var cells = notebook.Cells.Where(cell => cell.IsCode && cell.Source.Trim().Length > 0 && Wants(cell)).ToList();
        var errors = new List<string>();
        var outputs = new CellOutputs();
        await using var session = new NotebookSession(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var values = new ValueChecks(path, session);
        var (run, end) = (0, CellEnd.Ok);
        foreach (var cell in notebook.Cells)
        {
            if (!cell.IsCode && ChecksValues) await values.AddAsync(cell, cancellation);
            if (!cells.Contains(cell)) continue;

            var left = limits.Notebook - clock.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                errors.Add($"{Place(path, notebook, cell)}: not run, because the notebook had used its {Seconds(limits.Notebook)}; shorten "
                    + "it, or give it more with --notebook-limit");
                break;
            }
            CellStarts?.Invoke(++run, cells.Count, cell);
            cell.Outputs = [];
            cell.ExecutionCount = run;
            outputs.BeginCell(cell.Outputs);
            var outcome = await session.RunAsync(cell.Source, outputs, run, left < limits.Cell ? left : limits.Cell, cancellation);
            end = outcome.End;
            if (outcome.End != CellEnd.Ok && !(outcome.End == CellEnd.Error && cell.Has(CellTag.RaisesException)))
            {
                errors.Add($"{Place(path, notebook, cell)}: {outcome.Message}");
                break;
            }
            await values.CellRanAsync(cancellation);
        }
        if (errors.Count == 0) errors.AddRange(values.Finish());
        return new NotebookRun(path, run, cells.Count, values.Confirmed, errors, clock.Elapsed, end == CellEnd.EngineFailure);
    }

    /// <summary>Where a cell is, for a reader of the lesson or of the notebook: file and line, number, id and first line.</summary>
    private static string Place(string path, NotebookDocument notebook, NotebookCell cell)
    {
        var file = cell.Line > 0 ? $"{path}:{cell.Line}" : path;
        var first = cell.Source.Split('\n').First(line => line.Trim().Length > 0).Trim();
        if (first.Length > 60) first = first[..60] + "…";
        return $"{file}: cell {notebook.Cells.IndexOf(cell) + 1} ({cell.Id}) `{first}`";
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.#} s";
}
