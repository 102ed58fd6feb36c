using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Nbgrader;

/// <summary>A lesson's notebook as learners get it.</summary>
internal static class HandoutNotebook
{
    /// <param name="points">What each exercise is worth, by its id.</param>
    public static NotebookDocument Of(Lesson lesson, string path, Func<string, double> points)
    {
        var built = NotebookBuilder.Build(lesson, Edition.Learner);
        var notebook = new NotebookDocument { Metadata = built.Metadata };
        notebook.Cells.AddRange(built.Cells.Select(cell => NbgraderCell.Marked(Stripped(cell, $"{path}:{cell.Line}"), points)));
        return notebook;
    }

    private static NotebookCell Stripped(NotebookCell cell, string place) => new()
    {
        Id = cell.Id,
        Type = cell.Type,
        Source = NbgraderMarkers.Strip(cell.Source, place),
        Metadata = cell.Metadata,
        Line = cell.Line,
    };
}
