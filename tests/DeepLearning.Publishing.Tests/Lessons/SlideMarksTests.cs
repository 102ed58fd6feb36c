using System.Text.Json.Nodes;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Tests.Lessons;

public class SlideMarksTests
{
    private static NotebookCell Cell(string type, string? mark = null, string? tag = null)
    {
        var metadata = new JsonObject();
        if (mark is not null) metadata["slideshow"] = new JsonObject { ["slide_type"] = mark };
        if (tag is not null) metadata["tags"] = new JsonArray(tag);
        return new NotebookCell { Id = "c", Type = type, Source = "x", Metadata = metadata };
    }

    private static string?[] Complete(params NotebookCell[] cells)
    {
        SlideMarks.Complete(cells);
        return [.. cells.Select(cell => (string?)cell.Metadata["slideshow"]?["slide_type"])];
    }

    [Fact]
    public void What_follows_a_skipped_cell_is_skipped_until_the_next_mark() =>
        Assert.Equal<string?[]>(["slide", null, "skip", "skip", "skip", "slide", null],
            Complete(Cell("markdown", "slide"), Cell("code"), Cell("markdown", "skip"), Cell("code"), Cell("markdown"),
                Cell("markdown", "slide"), Cell("code")));

    [Fact]
    public void A_check_is_skipped_and_so_is_the_prose_after_it() =>
        Assert.Equal<string?[]>(["subslide", null, "skip", "skip", "subslide"],
            Complete(Cell("markdown", "subslide"), Cell("code", tag: "exercise"), Cell("code", tag: "check"), Cell("markdown"),
                Cell("markdown", "subslide")));

    [Fact]
    public void What_follows_a_quiz_is_skipped()
    {
        var quiz = new NotebookCell { Id = "q", Type = "code", Source = "Quiz.Ask(\"a\");", Metadata = new JsonObject() };
        Assert.Equal<string?[]>(["slide", null, "skip", "skip"], Complete(Cell("markdown", "slide"), quiz, Cell("markdown"), Cell("code")));
    }

    [Fact]
    public void Notes_between_skipped_cells_change_nothing() =>
        Assert.Equal<string?[]>(["skip", "notes", "skip"],
            Complete(Cell("markdown", "skip"), Cell("markdown", "notes", "notes"), Cell("code")));

    [Fact]
    public void A_lesson_without_marks_stays_without() =>
        Assert.Equal<string?[]>([null, null], Complete(Cell("markdown"), Cell("code", tag: "check")));
}
