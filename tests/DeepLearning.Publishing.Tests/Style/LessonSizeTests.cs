using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Style;

namespace DeepLearning.Publishing.Tests.Style;

public class LessonSizeTests
{
    private static LessonSize Of(string body)
    {
        using var course = new StyleCourse();
        return course.With(1, "a", body).Size();
    }

    [Theory]
    [InlineData("Two words", 2)]
    [InlineData("**Two** *words* – and a dash", 5)]
    [InlineData("A [link of four](https://example.org/a-b) words", 5)]
    [InlineData("The value {value}`at least 96 % <100 * accuracy>` counts", 6)]
    [InlineData("The slope $2w + 1$ is one word", 6)]
    [InlineData("$$L = \\frac{1}{2} w^2$$", 0)]
    [InlineData("Call `Sgd.Step()` here", 2)]
    [InlineData("| a | b |\n|---|---|\n| c | d |", 4)]
    [InlineData("```text\nfive words in a block\n```", 0)]
    [InlineData("<!-- a remark of the author's -->", 0)]
    [InlineData("Shown <details><summary>What you should have seen</summary>\n\nHidden words\n\n</details> shown", 2)]
    [InlineData("<details><details>in</details>still in</details> out", 1)]
    [InlineData("![An alt text](data:image/png;base64,AA==) seen", 1)]
    [InlineData("+++ {\"tags\": [\"notes\"]}\n\nFor the speaker only", 0)]
    [InlineData("+++ {\"tags\": [\"slide-only\"]}\n\nOn slides only", 0)]
    [InlineData("One\n\n## Exercises\n\nmany more words", 1)]
    public void Words_are_those_that_a_reader_sees_before_the_exercises(string body, int words) =>
        // The title is one word.
        Assert.Equal(1 + words, Of(body).Words);

    [Fact]
    public void Cells_and_lines_are_those_before_the_exercises_and_folded_code_has_no_lines()
    {
        var size = Of("""
            ```{code-cell} csharp
            int a = 1;

            int b = 2;
            ```

            ```{code-cell} csharp
            :tags: [hide-input]
            int c = 3;
            int d = 4;
            int e = 5;
            ```

            ```{code-cell} csharp
            int f = 6;
            ```

            ```{code-cell} csharp
            :tags: [slide-only]
            int g = 7;
            ```

            ## Exercises

            """ + SampleLesson.Exercise);
        Assert.Equal((3, 3, 2, 1), (size.Cells, size.CodeLines, size.LongestCell, size.Exercises));
    }

    [Fact]
    public void What_is_over_a_limit_is_a_finding_at_its_line_and_marked_in_the_table()
    {
        using var course = new StyleCourse("size: {words: 3, cells: 5, cell_lines: 1, terms: 1}\n");
        course.With(1, "small", "Two words").With(2, "large", $"""
            More than two words

            ```{"{code-cell}"} csharp
            int a = 1;
            int b = 2;
            ```

            {StyleCourse.Glossary("alpha", "beta")}
            """);
        var findings = course.Findings();
        Assert.Equal(3, findings.Count);
        Assert.Contains(
            "02-large.md:1: 5 visible words before the exercises, and style.yml allows 3", findings[0], StringComparison.Ordinal);
        Assert.Contains(findings, finding => finding.Contains("2 new terms", StringComparison.Ordinal));
        Assert.Contains(findings, finding =>
            finding.StartsWith("02-large.md:13: 2 lines of code in one visible cell", StringComparison.Ordinal));
        Assert.Equal(
            [
                "lesson    words  cells  code  longest  terms  quiz  exercises  minutes",
                "at most      3      5              1      1",
                "01-small     3      0     0        0      0     0          0   40 min reading + 35 min exercises",
                "02-large     5!     1     2        2!     2!    0          0   40 min reading + 35 min exercises",
            ],
            course.Check().Table);
    }

    [Fact]
    public void One_number_of_minutes_is_shown_as_one_number_and_a_wrong_one_as_unknown()
    {
        using var course = new StyleCourse();
        course.With(1, "a", "", "minutes: 45").With(2, "b", "", "minutes: {read: 20, exercises: 0}").With(3, "c", "", "minutes: long");
        Assert.Equal(["45 min", "20 min reading", "?"], course.Check().Table.Skip(1).Select(line => line.Split("  ")[^1].Trim()));
    }

    [Fact]
    public void A_course_without_a_style_guide_has_sizes_and_no_findings()
    {
        using var folder = new TempFolder();
        var check = StyleCheck.Of([folder.Write(SampleLesson.File, SampleLesson.Text)]);
        Assert.Empty(check.Findings);
        Assert.False(check.IsEnforced);
        Assert.Equal(2, check.Table.Count);
    }

    [Theory]
    [InlineData("sizes: {words: 3}", "`sizes` is none of enforce, size, everyday and phrases")]
    [InlineData("size: {pages: 3}", "`size: pages` is nothing that is measured")]
    [InlineData("size: {words: few}", "`size: words` is the most that a lesson may have")]
    [InlineData("phrases: [{pattern: x, why: y}]", "one has no `instead`")]
    [InlineData("phrases: [{pattern: '(', instead: x, why: y}]", "style.yml")]
    public void A_style_guide_that_cannot_be_read_is_one_clear_line(string style, string message)
    {
        using var course = new StyleCourse(style);
        Assert.Contains(message, Assert.Throws<UserError>(course.With(1, "a", "").Check).Message, StringComparison.Ordinal);
    }
}
