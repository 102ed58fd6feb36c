using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Tests.Lessons;

public class LessonParserTests
{
    private static Lesson Parse(string text)
    {
        var (lesson, problems) = LessonParser.Parse("03-lesson.md", text.ReplaceLineEndings("\n"));
        Assert.Empty(problems);
        return lesson;
    }

    private static Problem OnlyProblem(string text) =>
        Assert.Single(LessonParser.Parse("03-lesson.md", text.ReplaceLineEndings("\n")).Problems);

    [Fact]
    public void The_front_matter_is_read_with_its_types()
    {
        var front = Parse(SampleLesson.Text).Front;
        Assert.Equal("Forward propagation", front.Title);
        Assert.Equal((3, 1, new StudyTime(45, null)), (front.Lesson, front.Module, front.Minutes));
        Assert.Equal([], front.Needs);
        Assert.Equal("A neuron weighs, adds and squashes.", front.QuickSummary);
        Assert.Equal("A page.\n\nTwo paragraphs of it.", front.DetailedSummary);
    }

    [Fact]
    public void Cells_keep_their_order_kind_and_line()
    {
        var cells = Parse(SampleLesson.Text).Cells;
        Assert.Equal(
            [CellKind.Markdown, CellKind.Markdown, CellKind.Code, CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Code],
            cells.Select(cell => cell.Kind));
        var lines = SampleLesson.Text.ReplaceLineEndings("\n").Split('\n');
        Assert.All(cells, cell => Assert.Equal(lines[cell.Line - 1], cell.Source.Split('\n')[0]));
    }

    [Fact]
    public void A_separator_gives_its_metadata_to_the_Markdown_that_follows()
    {
        var cell = Parse(SampleLesson.Text).Cells[1];
        Assert.Equal("slide", cell.Metadata["slideshow"]!["slide_type"]!.ToString());
        Assert.StartsWith("## One neuron", cell.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_may_be_YAML_or_colon_lines()
    {
        var cells = Parse(SampleLesson.Text).Cells;
        Assert.Equal(["hide-input"], cells[2].Tags);
        Assert.StartsWith("var a1", cells[2].Source, StringComparison.Ordinal);
        Assert.Equal(["exercise"], cells[4].Tags);
        Assert.Equal("fp-neuron", cells[4].Exercise);
    }

    [Fact]
    public void A_block_of_another_language_stays_in_its_Markdown_cell()
    {
        var cell = Assert.Single(Parse("---\ntitle: T\n---\nBefore\n\n```python\n+++\nprint(1)\n```\n\nAfter").Cells);
        Assert.Contains("+++\nprint(1)", cell.Source, StringComparison.Ordinal);
        Assert.EndsWith("After", cell.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_fence_shows_a_code_cell_without_making_one()
    {
        var cell = Assert.Single(Parse("---\ntitle: T\n---\n````\n```{code-cell} csharp\n1\n```\n````").Cells);
        Assert.Equal(CellKind.Markdown, cell.Kind);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var unix = Parse(SampleLesson.Text).Cells;
        var windows = LessonParser.Parse("03-lesson.md", "\uFEFF" + SampleLesson.Text.ReplaceLineEndings("\r\n"));
        Assert.Empty(windows.Problems);
        Assert.Equal(unix.Select(cell => (cell.Source, cell.Line)), windows.Lesson.Cells.Select(cell => (cell.Source, cell.Line)));
    }

    [Fact]
    public void An_unclosed_cell_is_reported_at_the_line_that_opens_it()
    {
        var problem = OnlyProblem("---\ntitle: T\n---\ntext\n\n```{code-cell} csharp\n1 + 1\n");
        Assert.Equal("03-lesson.md:6: the code cell opened here is never closed; end it with a line `" + "```" + "`", problem.ToString());
    }

    [Fact]
    public void An_unclosed_cell_before_another_does_not_swallow_it()
    {
        var (lesson, problems) = LessonParser.Parse("l.md",
            "---\ntitle: T\n---\n```{code-cell} csharp\n1\n```{code-cell} csharp\n2\n```\n");
        Assert.Equal(4, Assert.Single(problems).Line);
        Assert.Equal(["1", "2"], lesson.Cells.Select(cell => cell.Source));
    }

    [Theory]
    [InlineData("# No front matter", 1, "a lesson begins with front matter")]
    [InlineData("---\ntitle: T\n", 1, "the front matter opened here is never closed")]
    [InlineData("---\ntitle: a: b\n---\ntext", 2, "this is not YAML")]
    [InlineData("---\ntitle: T\n---\n+++ {slide}\ntext", 4, "must be a JSON object")]
    [InlineData("---\ntitle: T\n---\n```python\nprint(1)\n", 4, "the block opened here is never closed")]
    [InlineData("---\ntitle: T\n---\n```{code-cell} python\n1\n```", 4, "a code cell is `csharp`, not `python`")]
    [InlineData("---\ntitle: T\n---\n```{code-cell} csharp\n---\ntags: [x\n---\n1\n```", 6, "this is not YAML")]
    [InlineData("---\ntitle: T\n---\n```{code-cell} csharp\n---\ntags: [check]\n1\n```", 5, "the options opened here are never closed")]
    [InlineData("---\ntitle: T\n---\ntext\n\n+++ {\"tags\": [\"notes\"]}\n\n```{code-cell} csharp\n1\n```", 6, "no Markdown follows it")]
    public void Each_mistake_is_one_line_with_its_place(string text, int line, string message)
    {
        var problem = OnlyProblem(text);
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("---")]
    [InlineData("---\n---")]
    [InlineData("```")]
    [InlineData("---\n---\n```{code-cell}")]
    [InlineData("---\n- a\n- b\n---")]
    [InlineData("---\n? [a, b]\n: c\n---")]
    [InlineData("---\na: &x 1\nb: *x\n---")]
    public void No_text_makes_the_parser_throw(string text)
    {
        var (lesson, _) = LessonParser.Parse("l.md", text);
        Assert.NotNull(lesson);
    }
}
