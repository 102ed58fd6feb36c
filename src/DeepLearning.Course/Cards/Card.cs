using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>The frame that every output of the course shares. Colours that must be read against the page's own background are
/// inherited, so that it fits light and dark themes; the border's colour never says anything that words do not say too.</summary>
internal static partial class Card
{
    /// <summary>Wraps HTML in the course's frame.</summary>
    public static string Frame(string color, string html) =>
        $"<div style=\"border-left:5px solid {color};background:rgba(128,128,128,0.08);border-radius:4px;padding:10px 16px;margin:4px "
            + $"0;max-width:52em;line-height:1.5\">{html}</div>";

    /// <summary>A folded part: a line to click, and what it opens.</summary>
    public static string Fold(string summaryHtml, string html) =>
        $"<details style=\"border:1px solid rgba(128,128,128,0.35);border-radius:4px;padding:6px 12px;margin:6px 0\"><summary "
            + $"style=\"cursor:pointer\">{summaryHtml}</summary><div style=\"margin-top:6px\">{html}</div></details>";

    /// <summary>Text as HTML: encoded, with `code` in backticks, **bold**, and line ends kept.</summary>
    public static string Text(string text)
    {
        var encoded = WebUtility.HtmlEncode(text);
        encoded = Code().Replace(encoded, "<code>$1</code>");
        encoded = Bold().Replace(encoded, "<b>$1</b>");
        return encoded.Replace("\n", "<br>", StringComparison.Ordinal);
    }

    /// <summary>Text as the beginning of a sentence.</summary>
    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Text for a terminal, folded at a width that is easy to read and indented.</summary>
    public static string Plain(string text, string indent)
    {
        const int width = 88;
        var lines = new StringBuilder();
        foreach (var paragraph in text.Replace("**", "", StringComparison.Ordinal).Split('\n'))
        {
            var length = 0;
            foreach (var word in paragraph.Split(' '))
            {
                if (length > 0 && length + word.Length + 1 > width)
                {
                    lines.Append('\n');
                    length = 0;
                }

                lines.Append(length == 0 ? indent : " ").Append(word);
                length += word.Length + 1;
            }

            lines.Append('\n');
        }

        return lines.ToString().TrimEnd('\n');
    }

    /// <summary>Shows a card below the running cell.</summary>
    public static void Show(this MimeBundle bundle) => NotebookHost.Current.Display(bundle, null);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();
}
