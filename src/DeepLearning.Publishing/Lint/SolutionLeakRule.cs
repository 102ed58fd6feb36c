using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>No line of a solution stands in the learner's notebook, in code or in prose.</summary>
internal static class SolutionLeakRule
{
    /// <summary>Shorter lines (braces, <c>return sum;</c>) give nothing away.</summary>
    private const int ShortestTelling = 16;

    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course)
    {
        var stubs = lesson.Cells.Where(cell => cell.Has(CellTag.Exercise)).SelectMany(cell => Telling(cell).Select(line => line.Text))
            .ToHashSet(StringComparer.Ordinal);
        var learner = NotebookBuilder.Build(lesson, Edition.Learner).Cells
            .SelectMany(cell => cell.Source.Split('\n')
                .Select((text, i) => (Text: Squeezed(text), Line: cell.Line > 0 ? cell.Line + i : 1))).ToList();
        foreach (var solution in lesson.Cells.Where(cell => cell.Has(CellTag.Solution)))
        {
            foreach (var (text, line) in Telling(solution).Where(line => !stubs.Contains(line.Text)))
            {
                var leak = learner.FirstOrDefault(shown => shown.Text.Contains(text, StringComparison.Ordinal));
                if (leak.Text is not null)
                {
                    yield return new Problem(lesson.Path, leak.Line,
                        $"the learner's notebook shows a line of the solution of `{solution.Exercise}` (line {line}); write one of them "
                        + "differently");
                }
            }
        }
    }

    /// <summary>The lines of a cell that would help to guess a solution; a loop's head is the same in every answer.</summary>
    private static IEnumerable<(string Text, int Line)> Telling(LessonCell cell) =>
        cell.Source.Split('\n').Select((text, i) => (Text: Squeezed(text), Line: cell.Line + i))
            .Where(line => line.Text.Length >= ShortestTelling && !line.Text.StartsWith("for", StringComparison.Ordinal));

    private static string Squeezed(string line) => string.Concat(line.Where(letter => !char.IsWhiteSpace(letter)));
}
