using System.Text;
using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Style;

/// <summary>
/// Markdown as words: code, formulas, targets of links and HTML are taken out, and everything stays on its line.
/// </summary>
internal static partial class VisibleText
{
    /// <summary>The prose of a Markdown text, line by line.</summary>
    /// <param name="withFolded">Whether what stands in <c>&lt;details&gt;</c> counts too.</param>
    public static IReadOnlyList<string> Lines(string markdown, bool withFolded)
    {
        var text = Fences(markdown);
        text = Comment().Replace(text, Blank);
        if (!withFolded) text = Folded(text);
        text = DisplayFormula().Replace(text, Blank);
        text = CheckedValue.Extract(text).Prose;
        text = InlineCode().Replace(text, Blank);
        text = Formula().Replace(text, "x");
        text = Picture().Replace(text, Blank);
        text = Link().Replace(text, "${text}");
        text = Tag().Replace(text, Blank);
        return text.Split('\n');
    }

    /// <summary>How many words a line has: what stands between spaces and has a letter or a digit in it.</summary>
    public static int Words(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private static string Fences(string markdown)
    {
        var prose = Markdown.ProseLines(markdown).ToDictionary(line => line.Number, line => line.Text);
        return string.Join('\n', markdown.Split('\n').Select((_, number) => prose.GetValueOrDefault(number, "")));
    }

    /// <summary>Takes the folded parts out, those inside others too.</summary>
    private static string Folded(string text)
    {
        var shown = new StringBuilder();
        var (depth, from) = (0, 0);
        foreach (Match tag in DetailsTag().Matches(text))
        {
            shown.Append(depth == 0 ? text[from..tag.Index] : Blank(text[from..tag.Index]));
            depth = Math.Max(0, depth + (tag.Value[1] == '/' ? -1 : 1));
            from = tag.Index + tag.Length;
        }
        return shown.Append(depth == 0 ? text[from..] : Blank(text[from..])).ToString();
    }

    private static string Blank(Match match) => Blank(match.Value);

    private static string Blank(string text) => new([.. text.Select(letter => letter == '\n' ? '\n' : ' ')]);

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"</?details\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex DetailsTag();

    [GeneratedRegex(@"\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex DisplayFormula();

    [GeneratedRegex(@"(?<!\\)\$[^$\n]+(?<!\\)\$")]
    private static partial Regex Formula();

    [GeneratedRegex("(`+)(?:(?!\\1).)+\\1")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"!\[[^\[\]]*\]\([^)]*\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<text>[^\[\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("</?[A-Za-z][^>]*>")]
    private static partial Regex Tag();
}
