using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Html;

/// <summary>
/// C# as HTML: comments, texts, numbers and keywords are marked for colour, and each line says where it may be broken. Where a page is
/// narrow, a line goes on behind a comma or beside an operator, indented; never in the middle of a name.
/// </summary>
internal static partial class CodeHtml
{
    // A text as short as this stays in one piece.
    private const int LongText = 24;
    private const int Hanging = 4;

    /// <summary>The element of a listing: <c>pre</c> with its code inside.</summary>
    public static string Listing(string code, string language)
    {
        var html = new HtmlWriter().Open("pre", ("class", "code")).Open("code", ("class", $"language-{language}"));
        foreach (var line in Lines(code, language == "csharp")) line.Write(html);
        return html.Close("code").Close("pre").ToString();
    }

    private static IEnumerable<CodeLine> Lines(string code, bool isCSharp)
    {
        List<CodePiece> pieces = [];
        foreach (var piece in isCSharp ? Pieces(code) : [new CodePiece(null, code)])
        {
            // A comment or a text may go over several lines; each of them is coloured for itself.
            var parts = piece.Text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return new CodeLine(pieces, isLast: false);
                    pieces = [];
                }
                if (parts[i].Length > 0) pieces.Add(piece with { Text = parts[i] });
            }
        }
        yield return new CodeLine(pieces, isLast: true);
    }

    private static IEnumerable<CodePiece> Pieces(string code)
    {
        var at = 0;
        foreach (Match token in Token().Matches(code))
        {
            if (token.Index > at) yield return new CodePiece(null, code[at..token.Index]);
            yield return new CodePiece(token.Groups.Values.Skip(1).First(group => group.Success).Name, token.Value);
            at = token.Index + token.Length;
        }
        if (at < code.Length) yield return new CodePiece(null, code[at..]);
    }

    [GeneratedRegex("""
        (?<comment>//[^\n]*|/\*.*?\*/)
        |(?<text>\$*"{3,}.*?"{3,}|[$@]*"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+')
        |(?<number>\b[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?[fdmulFDMUL]*\b)
        |(?<keyword>\b(?:abstract|as|await|async|base|bool|break|byte|case|catch|char|class|const|continue|decimal|default|delegate|do
            |double|else|enum|false|finally|float|for|foreach|get|if|in|init|int|interface|internal|is|long|namespace|new|not|null|object|or
            |out|override|params|private|protected|public|readonly|record|ref|return|sealed|set|static|string|struct|switch|this|throw
            |true|try|typeof|uint|using|var|virtual|void|when|while|with|yield)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Token();

    /// <summary>The spaces of a line at which it may be broken, texts and comments masked: behind commas and before operators.</summary>
    [GeneratedRegex(@"(?<=[,;{]|=>|\s[-+*/]?=)\ +(?=\S)|(?<=\S)\ +(?=(?:&&|\|\||\?\??|[-+*/%:]|[<>]=?|[=!]=|is|in|\})\ |\}|\u0002)")]
    private static partial Regex Break();

    /// <summary>Where a chain of calls may be broken: before the point that follows a call.</summary>
    [GeneratedRegex(@"(?<=[)\]])(?=\.[A-Za-z])")]
    private static partial Regex Chain();

    private sealed record CodePiece(string? Kind, string Text)
    {
        /// <summary>Prose inside the code, which may be broken at any of its spaces.</summary>
        public bool IsProse => Kind == "comment" || Kind == "text" && Text.Length > LongText;

        public string Masked => Kind switch
        {
            "comment" => new string('\u0002', Text.Length),
            "text" => new string('\u0001', Text.Length),
            _ => Text,
        };
    }

    /// <summary>One line of a listing: pieces of one colour, in groups that stay whole between the places where it may be broken.</summary>
    private sealed class CodeLine(List<CodePiece> pieces, bool isLast)
    {
        private bool _isOpen;

        public void Write(HtmlWriter html)
        {
            var masked = string.Concat(pieces.Select(piece => piece.Masked));
            var breaks = Break().Matches(masked).SelectMany(match => Enumerable.Range(match.Index, match.Length)).ToHashSet();
            var chains = Chain().Matches(masked).Select(match => match.Index).ToHashSet();
            var indent = masked.Length - masked.TrimStart(' ').Length + Hanging;
            html.Open("span", ("class", "line"), ("style", FormattableString.Invariant($"--hang:{indent}")));
            var at = 0;
            foreach (var piece in pieces)
            {
                if (piece.IsProse) Whole(html, false).Element("span", piece.Text, ("class", piece.Kind));
                else if (piece.Kind is not null) Whole(html, true).Element("span", piece.Text, ("class", piece.Kind));
                else Code(html, piece.Text, at, breaks, chains);
                at += piece.Text.Length;
            }
            Whole(html, false);
            if (!isLast) html.Line();
            html.Close("span");
        }

        private void Code(HtmlWriter html, string text, int start, HashSet<int> breaks, HashSet<int> chains)
        {
            var from = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                var isBreak = breaks.Contains(start + i);
                if (i < text.Length && !isBreak && !chains.Contains(start + i)) continue;
                if (i > from) Whole(html, true).Text(text[from..i]);
                from = i;
                if (i == text.Length) break;
                Whole(html, false);
                if (!isBreak)
                {
                    html.Open("wbr");
                    continue;
                }
                while (i < text.Length && breaks.Contains(start + i)) i++;
                html.Text(text[from..i]);
                from = i--;
            }
        }

        private HtmlWriter Whole(HtmlWriter html, bool isOpen)
        {
            if (isOpen && !_isOpen) html.Open("span", ("class", "whole"));
            if (!isOpen && _isOpen) html.Close("span");
            _isOpen = isOpen;
            return html;
        }
    }
}
