using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Lint;

/// <summary>One title, first, equal to the front matter's; below it no heading skips a level.</summary>
internal static class HeadingRule
{
    public static IEnumerable<Problem> Check(Lesson lesson, CourseOutline course)
    {
        var headings = lesson.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => Markdown.Headings(cell.Source).Select(heading => heading with { Line = cell.Line + heading.Line }))
                .ToList();
        if (headings.Count == 0 || headings[0].Level != 1)
        {
            yield return new Problem(lesson.Path, headings.FirstOrDefault()?.Line ?? 1,
                "the first heading of a lesson is its title; begin with `# …`");
            yield break;
        }
        if (lesson.Front.Title is { } title && headings[0].Text != title)
        {
            yield return new Problem(lesson.Path, headings[0].Line,
                $"the title here is \"{headings[0].Text}\", and the front matter says \"{title}\"; make them agree");
        }
        foreach (var (above, heading) in headings.Zip(headings.Skip(1)))
        {
            if (heading.Level == 1)
                yield return new Problem(lesson.Path, heading.Line, $"a lesson has one title; write \"{heading.Text}\" as `##`");
            else if (heading.Level > above.Level + 1)
                yield return new Problem(lesson.Path, heading.Line,
                    $"\"{heading.Text}\" goes from level {above.Level} to level {heading.Level}; headings go down one level at a time");
        }
    }
}
