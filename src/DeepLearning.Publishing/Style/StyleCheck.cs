using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Lint;

namespace DeepLearning.Publishing.Style;

/// <summary>What the style guide of their course finds in lessons, and how large they are.</summary>
/// <param name="Findings">What is over a limit or against a rule, in the order of files and lines.</param>
/// <param name="IsEnforced">Whether the findings are errors; warnings otherwise.</param>
/// <param name="Table">The sizes, as lines of text.</param>
internal sealed record StyleCheck(IReadOnlyList<Problem> Findings, bool IsEnforced, IReadOnlyList<string> Table)
{
    /// <summary>Reads lessons, and for the terms the lessons around them.</summary>
    /// <exception cref="UserError">The style guide cannot be read.</exception>
    public static StyleCheck Of(IReadOnlyList<string> paths)
    {
        var findings = new List<Problem>();
        var table = new List<string>();
        var isEnforced = false;
        foreach (var group in paths.GroupBy(path => CourseOutline.Around(path).Root, StringComparer.Ordinal))
        {
            var style = StyleGuide.Read(group.Key);
            CourseLesson[] lessons = [.. group.Select(CourseLesson.Read)];
            isEnforced |= style.IsEnforced;
            var terms = style == StyleGuide.None ? null : TermFindings(group.Key, lessons, style);
            findings.AddRange(lessons.SelectMany(lesson => SizeRule.Check(lesson, style)
                .Concat(terms?[lesson.Lesson.Path] ?? [])
                .Concat(PhraseRule.Check(lesson, style))
                .OrderBy(problem => problem.Line)));
            table.AddRange(SizeTable.Lines([.. lessons.Select(lesson => (NameOf(lesson), LessonSize.Of(lesson)))], style));
        }
        return new StyleCheck(findings, isEnforced, table);
    }

    /// <summary>Terms are held against the whole course, whichever of its lessons were asked for.</summary>
    private static IReadOnlyDictionary<string, IReadOnlyList<Problem>> TermFindings(
        string root, IReadOnlyList<CourseLesson> asked, StyleGuide style)
    {
        var full = asked.Select(lesson => Path.GetFullPath(lesson.Lesson.Path)).ToHashSet(StringComparer.Ordinal);
        var others = LessonFiles.Find([root]).Where(path => !full.Contains(Path.GetFullPath(path))).Select(CourseLesson.Read);
        return new TermRule(new CourseTerms([.. asked, .. others]), style).Check();
    }

    private static string NameOf(CourseLesson lesson) => Path.GetFileNameWithoutExtension(lesson.Lesson.Path);
}
