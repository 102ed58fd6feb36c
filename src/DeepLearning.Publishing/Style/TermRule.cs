using System.Globalization;
using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>No term is used before the lesson that introduces it, and none is introduced twice.</summary>
internal sealed class TermRule(CourseTerms terms, StyleGuide style)
{
    // A box "take Adam as a tool until lesson 8" holds for what follows it, in later lessons too.
    private readonly HashSet<string> _tools = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<Regex>> _longer = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong in each lesson of the course; they are read in order, since a box holds for the lessons after it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Problem>> Check() =>
        terms.Lessons.ToDictionary(
            lesson => lesson.Lesson.Path, IReadOnlyList<Problem> (lesson) => [.. Twice(lesson), .. TooEarly(lesson)],
            StringComparer.Ordinal);

    private IEnumerable<Problem> Twice(CourseLesson lesson)
    {
        foreach (var term in terms.Introduced(lesson))
        {
            var first = terms.All.First(one => one.Name.Equals(term.Name, StringComparison.OrdinalIgnoreCase));
            if (!ReferenceEquals(first.In, lesson))
                yield return new Problem(lesson.Lesson.Path, term.Line,
                    $"`{term.Name}` is in the glossary of {first.Place} already; keep one of the two");
        }
    }

    private List<Problem> TooEarly(CourseLesson lesson)
    {
        var problems = new List<Problem>();
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rank = terms.Rank(lesson);
        // What only an optional notebook introduces is new to every other lesson.
        IntroducedTerm[] later =
        [
            .. terms.All.Where(term => !ReferenceEquals(term.In, lesson) && (term.Rank > rank || term.In.Lesson.IsDeeper)
                && !style.Everyday.Contains(term.Name)),
        ];
        foreach (var paragraph in Paragraph.Of(lesson))
        {
            foreach (var term in later.Where(term => !_tools.Contains(term.Name) && !reported.Contains(term.Name)))
            {
                if (paragraph.FirstLineWith(term.Pattern, Longer(term)) is not { } line) continue;
                if (IsTool(paragraph, term)) _tools.Add(term.Name);
                else if (!Names(paragraph, term) && reported.Add(term.Name))
                    problems.Add(new Problem(lesson.Lesson.Path, line, Message(term)));
            }
        }
        return problems;
    }

    /// <summary>The terms that a term is part of: who writes "vanishing gradient" does not write "gradient".</summary>
    private IReadOnlyList<Regex> Longer(IntroducedTerm term)
    {
        if (!_longer.TryGetValue(term.Name, out var longer))
            _longer[term.Name] = longer =
                [.. terms.All.Where(one => one.Name != term.Name && term.Pattern.IsMatch(one.Name)).Select(one => one.Pattern)];
        return longer;
    }

    private static string Message(IntroducedTerm term) =>
        $"`{term.Name}` is not introduced before {term.Place}; say it in other words, name or link {term.Place} in the same paragraph, "
        + $"or put a box \"take … as a tool until {term.Place}\" before it";

    /// <summary>Whether a paragraph says that the term is a tool until its lesson.</summary>
    private static bool IsTool(Paragraph paragraph, IntroducedTerm term) =>
        term.In.Lesson.Number is { } number && Regex.IsMatch(
            paragraph.Text, string.Create(CultureInfo.InvariantCulture, $@"\buntil lesson {number}\b"), RegexOptions.IgnoreCase);

    /// <summary>Whether a paragraph says in which lesson the term is introduced, or links to it.</summary>
    private static bool Names(Paragraph paragraph, IntroducedTerm term) =>
        paragraph.Source.Contains(term.In.Lesson.Slug + ".ipynb", StringComparison.Ordinal)
        || (!term.In.Lesson.IsDeeper && term.In.Lesson.Number is { } number && Regex.IsMatch(
            paragraph.Text, string.Create(CultureInfo.InvariantCulture, $@"\blessons?\b[\d\s,and–-]*\b{number}\b"),
            RegexOptions.IgnoreCase));
}
