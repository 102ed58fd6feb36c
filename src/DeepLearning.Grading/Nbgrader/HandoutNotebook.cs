using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Nbgrader;

/// <summary>A lesson's notebook as learners get it.</summary>
internal static class HandoutNotebook
{
    /// <param name="points">What each exercise is worth, by its id.</param>
    /// <param name="withholdsSolutions">Whether its checks tell the course that solutions are the instructor's to give.</param>
    public static NotebookDocument Of(Lesson lesson, string path, Func<string, double> points, bool withholdsSolutions = false)
    {
        var built = NotebookBuilder.Build(lesson, Edition.Learner);
        var notebook = new NotebookDocument { Metadata = built.Metadata };
        notebook.Cells.AddRange(built.Cells.Select(cell =>
            NbgraderCell.Marked(Stripped(cell, $"{path}:{cell.Line}", withholdsSolutions), points)));
        return notebook;
    }

    /// <summary>It stands in the check's own cell: whoever has an answer checked there has run it.</summary>
    private static string Graded(NotebookCell cell) =>
        cell.Has(CellTag.Check) && (string?)cell.Metadata["exercise"] is { } id ? $"Check.Graded(\"{id}\");\n" : "";

    private static NotebookCell Stripped(NotebookCell cell, string place, bool withholdsSolutions) => new()
    {
        Id = cell.Id,
        Type = cell.Type,
        Source = (withholdsSolutions ? Graded(cell) : "") + NbgraderMarkers.Strip(cell.Source, place),
        Metadata = cell.Metadata,
        Line = cell.Line,
    };
}
