using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>A paragraph, list or table of the prose that a learner sees.</summary>
/// <param name="Lines">Its lines as words, with their places in the lesson's file.</param>
/// <param name="Source">The same as it is written.</param>
internal sealed record Paragraph(IReadOnlyList<(string Text, int Line)> Lines, string Source)
{
    /// <summary>The words on one line.</summary>
    public string Text { get; } = string.Join(' ', Lines.Select(line => line.Text.TrimStart('>', ' ')));

    /// <summary>The first line with a term that is not part of a longer one; null where there is none.</summary>
    public int? FirstLineWith(Regex term, IReadOnlyList<Regex> longer)
    {
        if (!IsIn(Text)) return null;
        foreach (var (text, line) in Lines)
            if (IsIn(text)) return line;
        // It is broken over two lines.
        return Lines[0].Line;

        bool IsIn(string text) => term.IsMatch(text) && term.IsMatch(longer.Aggregate(text, (rest, one) => one.Replace(rest, " · ")));
    }

    /// <summary>The paragraphs of a lesson, without the titles of works under the heading "Sources".</summary>
    public static IEnumerable<Paragraph> Of(CourseLesson lesson)
    {
        var isSources = false;
        foreach (var cell in lesson.Lesson.Cells.Where(cell => cell.Kind == CellKind.Markdown && CourseLesson.IsShown(cell)))
        {
            var source = cell.Source.Split('\n');
            var lines = VisibleText.Lines(cell.Source, withFolded: false);
            var headings = Markdown.Headings(cell.Source).ToDictionary(heading => heading.Line);
            var start = 0;
            for (var i = 0; i <= lines.Count; i++)
            {
                var heading = headings.GetValueOrDefault(i);
                if (i < lines.Count && !string.IsNullOrWhiteSpace(lines[i]) && heading is null) continue;
                if (i > start && !isSources) yield return Between(start, i);
                if (heading is not null)
                {
                    if (heading.Level <= 2) isSources = heading.Text == "Sources";
                    yield return Between(i, i + 1);
                }
                start = i + 1;
            }

            Paragraph Between(int from, int to) =>
                new([.. Enumerable.Range(from, to - from).Select(i => (lines[i], cell.Line + i))], string.Join('\n', source[from..to]));
        }
    }
}
