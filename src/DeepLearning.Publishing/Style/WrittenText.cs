using System.Text.RegularExpressions;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>Everything in a lesson that somebody reads: its prose, folded parts and speaker notes too, its summaries, quiz, cards
/// and words, the texts and comments in its code (axis titles and alt texts among them), and its exercises' hints.</summary>
internal static partial class WrittenText
{
    /// <param name="Line">The line in the lesson's file; for a hint, that of the exercise's stub.</param>
    /// <param name="Where">What it is part of, for messages; empty for the text of the lesson itself.</param>
    internal readonly record struct Piece(string Text, int Line, string Where = "");

    public static IEnumerable<Piece> Of(CourseLesson lesson) =>
    [
        .. FrontMatter(lesson), .. Cells(lesson.Lesson), .. Blocks(lesson), .. lesson.Lesson.Cells.SelectMany(Hints),
    ];

    /// <summary>How an author's remark to the linter begins; such a line is not read itself.</summary>
    public const string Remark = "style: allow";

    private static bool IsRemark(string line) => line.Contains(Remark, StringComparison.Ordinal);

    private static IEnumerable<Piece> FrontMatter(CourseLesson lesson)
    {
        var lines = lesson.Text.Split('\n');
        for (var i = 1; i < lines.Length && lines[i].TrimEnd() != "---"; i++)
            if (!IsRemark(lines[i]) && (lines[i].StartsWith(' ') || lines[i].StartsWith("title:", StringComparison.Ordinal)))
                yield return new Piece(VisibleText.Lines(lines[i], withFolded: true)[0], i + 1);
    }

    private static IEnumerable<Piece> Cells(Lesson lesson)
    {
        var isSources = false;
        foreach (var cell in lesson.Cells)
        {
            if (cell.Kind == CellKind.Code)
            {
                var lines = cell.Source.Split('\n');
                foreach (var i in Enumerable.Range(0, lines.Length).Where(i => !IsRemark(lines[i])))
                    foreach (Match text in CodeText().Matches(lines[i]))
                        yield return new Piece(Hole().Replace(text.Value.Trim('"', '/', '$', ' '), "x"), cell.Line + i);
                continue;
            }
            var headings = Markdown.Headings(cell.Source).ToDictionary(heading => heading.Line);
            var prose = VisibleText.Lines(cell.Source, withFolded: true);
            for (var i = 0; i < prose.Count; i++)
            {
                if (headings.TryGetValue(i, out var heading) && heading.Level <= 2) isSources = heading.Text == "Sources";
                if (!isSources) yield return new Piece(prose[i], cell.Line + i);
            }
            foreach (var picture in Markdown.Links(cell.Source).Where(link => link.IsPicture))
                yield return new Piece(picture.Text, cell.Line + picture.Line, "an alt text: ");
        }
    }

    private static IEnumerable<Piece> Blocks(CourseLesson lesson)
    {
        var lines = lesson.Text.Split('\n');
        return lesson.Blocks.Places.SelectMany(place => Enumerable.Range(place.FirstLine, place.LastLine - place.FirstLine + 1))
            .Select(line => new Piece(VisibleText.Lines(Option().Replace(lines[line - 1], ""), withFolded: true)[0], line));
    }

    private static IEnumerable<Piece> Hints(LessonCell cell)
    {
        if (!cell.Has(CellTag.Exercise) || cell.Exercise is not { } id || Catalogue.Find(id) is not { } exercise) yield break;
        for (var i = 0; i < exercise.Hints.Count; i++)
            yield return new Piece(Prose(exercise.Hints[i]), cell.Line, $"hint {i + 1} of `{id}`: ");
        foreach (var mistake in exercise.Mistakes)
            yield return new Piece(Prose($"{mistake.Name}. {mistake.Hint}"), cell.Line, $"a known mistake of `{id}`: ");
        yield return new Piece(Prose(exercise.Title), cell.Line, $"the title of `{id}`: ");
    }

    private static string Prose(string text) => string.Join(' ', VisibleText.Lines(text, withFolded: true));

    // A text in quotes, or a comment.
    [GeneratedRegex("""\$?"(?:\\.|[^"\\])*"|//.*$""")]
    private static partial Regex CodeText();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("^:(?:(?:name|class):.*|::+.*?\\})")]
    private static partial Regex Option();
}
