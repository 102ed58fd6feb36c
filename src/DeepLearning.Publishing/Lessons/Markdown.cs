using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Lessons;

/// <summary>What the program needs to know about a Markdown text, code left aside: its headings, pictures and links.</summary>
internal static partial class Markdown
{
    /// <summary>A heading and its 0-based line inside the text.</summary>
    public sealed record Heading(int Level, string Text, int Line);

    /// <summary>A link or picture and its 0-based line inside the text.</summary>
    public sealed record Link(string Text, string Target, bool IsPicture, int Line);

    public static IEnumerable<Heading> Headings(string text) =>
        ProseLines(text).Select(line => (Match: HeadingLine().Match(line.Text), line.Number)).Where(found => found.Match.Success)
            .Select(found => new Heading(found.Match.Groups[1].Length, found.Match.Groups[2].Value.Trim(), found.Number));

    public static IEnumerable<Link> Links(string text)
    {
        foreach (var (line, number) in ProseLines(text))
        {
            var prose = InlineCode().Replace(line, code => new string(' ', code.Length));
            foreach (Match link in InlineLink().Matches(prose))
            {
                yield return new Link(link.Groups["text"].Value, link.Groups["target"].Value, link.Groups["picture"].Length > 0, number);
            }
            foreach (Match tag in ImageTag().Matches(prose))
            {
                yield return new Link(Attribute(tag.Value, "alt"), Attribute(tag.Value, "src"), true, number);
            }
        }
    }

    /// <summary>The lines outside fenced blocks.</summary>
    public static IEnumerable<(string Text, int Number)> ProseLines(string text) =>
        Lines(text).Where(line => line.Part == LinePart.Prose).Select(line => (line.Text, line.Number));

    /// <summary>What stands after the opening marks of each fenced block.</summary>
    public static IEnumerable<(string Info, int Line)> Fences(string text) =>
        Lines(text).Where(line => line.Part == LinePart.Opening)
            .Select(line => (FenceLine().Match(line.Text).Groups["info"].Value.Trim(), line.Number));

    private enum LinePart { Prose, Opening, Block }

    private static IEnumerable<(string Text, int Number, LinePart Part)> Lines(string text)
    {
        string? fence = null;
        var number = -1;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var marks = FenceLine().Match(line).Groups["marks"].Value;
            if (fence is null)
            {
                yield return (line, number, marks.Length > 0 ? LinePart.Opening : LinePart.Prose);
                if (marks.Length > 0) fence = marks;
            }
            else
            {
                yield return (line, number, LinePart.Block);
                if (marks.Length >= fence.Length && marks[0] == fence[0] && line.Trim() == marks) fence = null;
            }
        }
    }

    private static string Attribute(string tag, string name) =>
        Regex.Match(tag, name + "\\s*=\\s*(\"(?<value>[^\"]*)\"|'(?<value>[^']*)')", RegexOptions.IgnoreCase).Groups["value"].Value;

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.*?)(\s+#+)?\s*$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^ {0,3}(?<marks>`{3,}|~{3,})(?<info>.*)$")]
    private static partial Regex FenceLine();

    [GeneratedRegex("(`+)(?:(?!\\1).)+\\1")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(?<picture>!?)\[(?<text>[^\[\]]*)\]\(\s*<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\s*\)")]
    private static partial Regex InlineLink();

    [GeneratedRegex(@"<img\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex ImageTag();
}
