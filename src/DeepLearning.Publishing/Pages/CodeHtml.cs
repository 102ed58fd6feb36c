using System.Net;
using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Pages;

/// <summary>C# with its comments, texts, numbers and keywords marked for colour.</summary>
internal static partial class CodeHtml
{
    public static string Highlight(string code)
    {
        var html = new System.Text.StringBuilder();
        var at = 0;
        foreach (Match token in Token().Matches(code))
        {
            html.Append(WebUtility.HtmlEncode(code[at..token.Index]));
            var kind = token.Groups.Values.Skip(1).First(group => group.Success).Name;
            html.Append("<span class=\"").Append(kind).Append("\">").Append(WebUtility.HtmlEncode(token.Value)).Append("</span>");
            at = token.Index + token.Length;
        }
        return html.Append(WebUtility.HtmlEncode(code[at..])).ToString();
    }

    [GeneratedRegex("""
        (?<comment>//[^\n]*|/\*.*?\*/)
        |(?<text>\$*"{3,}.*?"{3,}|[$@]*"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+')
        |(?<number>\b[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?[fdmulFDMUL]*\b)
        |(?<keyword>\b(?:abstract|as|await|async|base|bool|break|byte|case|catch|char|class|const|continue|decimal|default|delegate|do|double|else|enum|false|finally|float|for|foreach|get|if|in|init|int|interface|internal|is|long|namespace|new|not|null|object|or|out|override|params|private|protected|public|readonly|record|ref|return|sealed|set|static|string|struct|switch|this|throw|true|try|typeof|uint|using|var|virtual|void|when|while|with|yield)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Token();
}
