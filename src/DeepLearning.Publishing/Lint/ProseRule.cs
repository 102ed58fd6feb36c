using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>Nothing in the prose that a notebook would show raw: MyST directives, and checked numbers written wrongly.</summary>
internal static class ProseRule
{
    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course)
    {
        foreach (var cell in lesson.Cells.Where(cell => cell.Kind == CellKind.Markdown))
        {
            foreach (var (info, line) in Markdown.Fences(cell.Source).Where(fence => fence.Info.StartsWith('{')))
            {
                yield return new Problem(lesson.Path, cell.Line + line,
                    $"Jupyter shows the directive `{info}` as raw text; write it as plain Markdown or HTML");
            }
            foreach (var line in CheckedValue.MalformedLines(cell.Source))
            {
                yield return new Problem(lesson.Path, cell.Line + line, "a checked number is {value}`0.6571 <expression>`, on one line");
            }
        }
    }
}
