using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Lessons;

/// <summary>Makes the notebook of a lesson: stable ids, no outputs, nothing that differs from one build to the next.</summary>
internal static class NotebookBuilder
{
    public static NotebookDocument Build(Lesson lesson, Edition edition)
    {
        var solutions = lesson.Cells.Where(cell => cell.Has(CellTag.Solution) && cell.Exercise is not null)
            .GroupBy(cell => cell.Exercise!, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var ids = CellIds.Assign(lesson.Cells);
        var notebook = new NotebookDocument { Metadata = Metadata(lesson, edition) };
        for (var i = 0; i < lesson.Cells.Count; i++)
        {
            var cell = lesson.Cells[i];
            if (cell.Has(CellTag.Solution)) continue;

            var solved = edition == Edition.Solved && cell.Has(CellTag.Exercise) && cell.Exercise is not null
                && solutions.TryGetValue(cell.Exercise, out var solution) ? solution : cell;
            notebook.Cells.Add(cell.Kind == CellKind.Code ? Code(cell, solved, ids[i]) : MarkdownCell(cell, ids[i]));
        }
        SlideMarks.Complete(notebook.Cells);
        if (Summaries(lesson.Front) is { } summaries)
        {
            var afterTitle = notebook.Cells.FindIndex(cell => !cell.IsCode) + 1;
            notebook.Cells.Insert(afterTitle, summaries);
        }
        return notebook;
    }

    private static JsonObject Metadata(Lesson lesson, Edition edition)
    {
        var metadata = NotebookDocument.CourseMetadata();
        metadata["title"] = lesson.Front.Title;
        var place = new JsonObject { ["edition"] = edition == Edition.Solved ? "solved" : "learner" };
        if (!lesson.IsCheckpoint) place[lesson.IsDeeper ? "deeper" : "lesson"] = lesson.Number;
        place["module"] = lesson.Front.Module;
        place["slug"] = lesson.Slug;
        metadata["dln"] = place;
        return metadata;
    }

    private static NotebookCell Code(LessonCell cell, LessonCell shown, string id)
    {
        var metadata = cell.Metadata.DeepClone().AsObject();
        // JupyterLab and Notebook 7 fold such a cell; the tag alone says something to Jupyter Book only.
        if (cell.Has(CellTag.HideInput)) metadata["jupyter"] = new JsonObject { ["source_hidden"] = true };
        return new NotebookCell { Id = id, Type = "code", Source = shown.Source, Metadata = metadata, Line = shown.Line };
    }

    private static NotebookCell MarkdownCell(LessonCell cell, string id)
    {
        var (prose, values) = CheckedValue.Extract(cell.Source);
        var metadata = cell.Metadata.DeepClone().AsObject();
        CheckedValue.Store(metadata, values);
        if (cell.Has(CellTag.Notes)) prose = SpeakerNotes.Fold(prose);
        return new NotebookCell { Id = id, Type = "markdown", Source = prose, Metadata = metadata, Line = cell.Line };
    }

    /// <summary>The lesson's three summaries, folded away under the title and left out of slides.</summary>
    private static NotebookCell? Summaries(FrontMatter front)
    {
        if (front.QuickSummary is null && front.StandardSummary is null && front.DetailedSummary is null) return null;
        var text = new StringBuilder();
        if (front.QuickSummary is { } quick) text.Append("**In short.** ").Append(quick).Append("\n\n");
        // One number does not say whether it counts the exercises, so it is not shown as if it did.
        if (front.Minutes is { Exercises: not null } time) text.Append("**Time.** ").Append(time).Append("\n\n");
        Folded(text, "Summary", front.StandardSummary);
        Folded(text, "Detailed summary", front.DetailedSummary);
        var metadata = new JsonObject
        {
            ["slideshow"] = new JsonObject { ["slide_type"] = "skip" },
            ["tags"] = new JsonArray(CellTag.Summaries),
        };
        var (prose, values) = CheckedValue.Extract(text.ToString().TrimEnd());
        CheckedValue.Store(metadata, values);
        return new NotebookCell { Id = CellTag.Summaries, Type = "markdown", Source = prose, Metadata = metadata, Line = 1 };
    }

    private static void Folded(StringBuilder text, string label, string? markdown)
    {
        if (markdown is null) return;
        text.Append("<details><summary>").Append(label).Append("</summary>\n\n").Append(markdown.ReplaceLineEndings("\n"))
            .Append("\n\n</details>\n\n");
    }
}
