using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>One thing that is counted in a lesson.</summary>
/// <param name="Name">Its name under <c>size</c> in <c>style.yml</c>.</param>
/// <param name="Heading">Its column in the table.</param>
/// <param name="InWords">What it counts, for messages.</param>
internal sealed record Measure(string Name, string Heading, string InWords);

/// <summary>How large a lesson is. Words, cells and lines are those before the exercises (docs/lesson-format.md).</summary>
/// <param name="LongestCellLine">The file's line where the longest cell's code begins.</param>
internal sealed record LessonSize(
    int Words, int Cells, int CodeLines, int LongestCell, int LongestCellLine, int Terms, int Questions, int Exercises, StudyTime? Minutes)
{
    /// <summary>What is counted, in the order of the table.</summary>
    public static readonly IReadOnlyList<Measure> Measures =
    [
        new("words", "words", "visible words before the exercises"),
        new("cells", "cells", "code cells before the exercises"),
        new("code_lines", "code", "visible lines of code before the exercises"),
        new("cell_lines", "longest", "lines of code in one visible cell"),
        new("terms", "terms", "new terms in the glossary"),
        new("questions", "quiz", "questions in the quiz"),
        new("exercises", "exercises", "exercises"),
    ];

    /// <summary>The counts, in the order of <see cref="Measures"/>.</summary>
    public IReadOnlyList<int> Counts => [Words, Cells, CodeLines, LongestCell, Terms, Questions, Exercises];

    public static LessonSize Of(CourseLesson lesson)
    {
        LessonCell[] reading = [.. lesson.Reading];
        var cells = reading.Count(cell => cell.Kind == CellKind.Code && CourseLesson.IsShown(cell));
        var code = reading.Where(CourseLesson.ShowsCode).Select(cell => (Lines: CodeLinesOf(cell), cell.Line)).ToList();
        var longest = code.OrderByDescending(cell => cell.Lines).FirstOrDefault();
        return new LessonSize(
            CourseLesson.Prose(reading).Sum(line => VisibleText.Words(line.Text)),
            cells,
            code.Sum(cell => cell.Lines),
            longest.Lines,
            longest.Line,
            lesson.Blocks.Terms.Count,
            lesson.Blocks.Questions.Count,
            lesson.Lesson.Cells.Count(cell => cell.Has(CellTag.Exercise)),
            lesson.Lesson.Front.Minutes);
    }

    /// <summary>What is more than a course's style allows.</summary>
    public IEnumerable<(Measure Measure, int Count, int Most)> Over(StyleGuide style) =>
        Measures.Zip(Counts, (measure, count) => (measure, count, style.Limits.GetValueOrDefault(measure.Name, int.MaxValue)))
            .Where(one => one.count > one.Item3);

    private static int CodeLinesOf(LessonCell cell) => cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
}
