using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>Nothing in a lesson is put in a way that its course's style avoids, unless its author says why.</summary>
internal static partial class PhraseRule
{
    /// <summary>How many lines an allowance reaches: enough to stand above a question, whose lines cannot hold one.</summary>
    private const int Reach = 15;

    private sealed class Allowance(string phrase, int line)
    {
        public string Phrase { get; } = phrase;
        public int Line { get; } = line;
        public bool IsUsed { get; set; }
    }

    public static IEnumerable<Problem> Check(CourseLesson lesson, StyleGuide style)
    {
        if (style.Phrases.Count == 0) return [];
        var problems = new List<Problem>();
        var allowances = Allowances(lesson, problems);
        foreach (var piece in WrittenText.Of(lesson).OrderBy(piece => piece.Line))
        {
            foreach (var (match, phrase) in Found(piece.Text, style))
            {
                if (IsAllowed(match.Value, piece.Line, allowances)) continue;
                problems.Add(new Problem(lesson.Lesson.Path, piece.Line,
                    $"{piece.Where}\"{match.Value.Trim()}\": {phrase.Why}; write {phrase.Instead}"));
            }
        }
        problems.AddRange(allowances.Where(allowance => !allowance.IsUsed).Select(allowance => new Problem(
            lesson.Lesson.Path, allowance.Line,
            $"nothing in the {Reach} lines from here needs \"{allowance.Phrase}\" allowed; take this comment out")));
        return problems;
    }

    /// <summary>What stands in a text; where two patterns find the same words, the first of them counts.</summary>
    private static List<(Match Match, BannedPhrase Phrase)> Found(string text, StyleGuide style)
    {
        var found = new List<(Match Match, BannedPhrase Phrase)>();
        foreach (var phrase in style.Phrases)
            foreach (Match match in phrase.Pattern.Matches(text))
                if (found.TrueForAll(
                        one => match.Index + match.Length <= one.Match.Index || one.Match.Index + one.Match.Length <= match.Index))
                    found.Add((match, phrase));
        return found;
    }

    private static List<Allowance> Allowances(CourseLesson lesson, List<Problem> problems)
    {
        var allowances = new List<Allowance>();
        var lines = lesson.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Contains(WrittenText.Remark, StringComparison.Ordinal)) continue;
            if (Form().Match(lines[i]) is { Success: true } form) allowances.Add(new Allowance(form.Groups["phrase"].Value, i + 1));
            else
                problems.Add(new Problem(lesson.Lesson.Path, i + 1,
                    "an allowance is `<!-- style: allow \"the phrase\" because of this reason -->`, on one line"));
        }
        return allowances;
    }

    /// <summary>Whether an allowance above covers this occurrence; each covers one.</summary>
    private static bool IsAllowed(string found, int line, List<Allowance> allowances)
    {
        var allowance = allowances.FirstOrDefault(one => !one.IsUsed && line >= one.Line && line < one.Line + Reach
            && found.Contains(one.Phrase, StringComparison.OrdinalIgnoreCase));
        if (allowance is null) return false;
        return allowance.IsUsed = true;
    }

    [GeneratedRegex("""style: allow "(?<phrase>[^"]+)" because \S.*""")]
    private static partial Regex Form();
}
