using System.Text.RegularExpressions;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>A term and where the course introduces it: in the glossary of a lesson.</summary>
/// <param name="Rank">The place of that lesson in the course.</param>
/// <param name="Line">The term's line in the lesson's file.</param>
internal sealed record IntroducedTerm(string Name, CourseLesson In, double Rank, int Line)
{
    /// <summary>The term as a whole word, in the plural too; its capitals count where it has any (Adam, ReLU).</summary>
    public Regex Pattern { get; } = PatternOf(Name);

    /// <summary>How a learner would find it: "lesson 8", or the optional notebook.</summary>
    public string Place => In.Lesson.IsDeeper ? $"the optional {In.Lesson.Slug}" : $"lesson {In.Lesson.Number}";

    private static Regex PatternOf(string name)
    {
        var words = name.Split('(')[0].Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape).ToList();
        if (words.Count == 0) return new Regex("(?!)");
        words[^1] = words[^1].EndsWith('y') ? $"{words[^1][..^1]}(y|ies)" : $"{words[^1]}(s|es)?";
        var options = name.Any(char.IsUpper) ? RegexOptions.None : RegexOptions.IgnoreCase;
        return new Regex($@"(?<![\w-]){string.Join(@"[\s-]+", words)}(?![\w-])", options | RegexOptions.CultureInvariant);
    }
}

/// <summary>The terms of a course, each where it is introduced first.</summary>
internal sealed class CourseTerms
{
    private readonly Dictionary<int, int> _lastOfModule;

    public CourseTerms(IReadOnlyList<CourseLesson> lessons)
    {
        _lastOfModule = lessons.GroupBy(one => one.Lesson.Front.Module ?? 0)
            .ToDictionary(module => module.Key, module => module.Max(one => one.Lesson.Number ?? 0));
        Lessons = [.. lessons.OrderBy(Rank)];
        All = [.. Lessons.SelectMany(Introduced).DistinctBy(term => term.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The lessons in the order in which a learner meets them.</summary>
    public IReadOnlyList<CourseLesson> Lessons { get; }

    public IReadOnlyList<IntroducedTerm> All { get; }

    /// <summary>A lesson's place: its number; a deeper notebook comes behind its lesson, a checkpoint behind its module.</summary>
    public double Rank(CourseLesson one) =>
        one.Lesson.IsCheckpoint ? _lastOfModule.GetValueOrDefault(one.Lesson.Front.Module ?? 0) + 0.75
        : one.Lesson.IsDeeper ? (one.Lesson.Number ?? 0) + 0.5
        : one.Lesson.Number ?? 0;

    /// <summary>The terms that a lesson introduces, in order.</summary>
    public IEnumerable<IntroducedTerm> Introduced(CourseLesson lesson) =>
        lesson.Blocks.Terms.Select(term => new IntroducedTerm(term.Name, lesson, Rank(lesson), LineOf(lesson, term.Name)));

    private static int LineOf(CourseLesson lesson, string name)
    {
        var lines = lesson.Text.Split('\n');
        return lesson.Blocks.Places.SelectMany(place => Enumerable.Range(place.FirstLine, place.LastLine - place.FirstLine + 1))
            .FirstOrDefault(line => lines[line - 1].Trim() == name, 1);
    }
}
