using System.Text.Json.Nodes;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Lessons;

/// <summary>
/// Writes out the slide marks that a lesson leaves to be understood: what follows a cell that slides leave out is left
/// out too, and so are the check of an exercise and what follows a quiz. Jupyter would put both on the slide before.
/// </summary>
internal static class SlideMarks
{
    private const string Skip = "skip";

    public static void Complete(IReadOnlyList<NotebookCell> cells)
    {
        if (!cells.Any(cell => Of(cell) is not null)) return;
        var skipping = false;
        foreach (var cell in cells)
        {
            if (Of(cell) is { } mark)
            {
                if (mark != "notes") skipping = mark == Skip;
                continue;
            }
            skipping |= cell.Has(CellTag.Check);
            if (skipping) cell.Metadata["slideshow"] = new JsonObject { ["slide_type"] = Skip };
            // Each question gets a slide; what is said after the quiz is for those who read.
            skipping |= cell.IsCode && cell.Source.Contains("Quiz.Ask(", StringComparison.Ordinal);
        }
    }

    private static string? Of(NotebookCell cell) => (string?)cell.Metadata["slideshow"]?["slide_type"];
}
