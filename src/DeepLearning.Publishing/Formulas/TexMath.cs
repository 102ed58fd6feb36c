using System.Text;
using DeepLearning.Publishing.Html;

namespace DeepLearning.Publishing.Formulas;

/// <summary>
/// Turns the TeX of the lessons into MathML, which browsers draw without any library: what school and textbook
/// formulae need, not all of TeX. A formula with something else in it is shown as its source.
/// </summary>
internal sealed class TexMath
{
    private readonly TexReader _reader;

    private TexMath(string tex) => _reader = new TexReader(tex);

    public static string ToHtml(string tex, bool isBlock)
    {
        try
        {
            var body = new TexMath(tex).Row("");
            return $"<math{(isBlock ? " display=\"block\"" : "")}><mrow>{body}</mrow></math>";
        }
        catch (FormatException)
        {
            return $"<code class=\"tex\">{HtmlWriter.Escape(tex.Trim())}</code>";
        }
    }

    /// <summary>Everything up to one of the closing tokens, which is left in place.</summary>
    private string Row(params ReadOnlySpan<string> closing)
    {
        var row = new StringBuilder();
        while (true)
        {
            var token = _reader.Peek();
            if (closing.Contains(token)) return row.ToString();
            if (token.Length == 0) throw new FormatException("the formula ends in the middle");
            row.Append(WithScripts());
        }
    }

    /// <summary>One thing, with what stands above and below it.</summary>
    private string WithScripts()
    {
        var isLarge = _reader.Peek() is @"\sum" or @"\prod" or @"\max" or @"\min" or @"\lim" or @"\argmax" or @"\argmin";
        var body = Atom();
        string? below = null, above = null;
        while (_reader.Peek() is "_" or "^" or "'")
        {
            var mark = _reader.Next();
            if (mark == "'") above = (above ?? "") + "<mo>′</mo>";
            else if (mark == "_") below = Atom();
            else above = (above ?? "") + Atom();
        }
        if (above is not null) above = $"<mrow>{above}</mrow>";
        var (both, one, other) = isLarge ? ("munderover", "munder", "mover") : ("msubsup", "msub", "msup");
        return (below, above) switch
        {
            (null, null) => body,
            (not null, not null) => $"<{both}>{body}{below}{above}</{both}>",
            (not null, null) => $"<{one}>{body}{below}</{one}>",
            _ => $"<{other}>{body}{above}</{other}>",
        };
    }

    private string Atom()
    {
        var token = _reader.Next();
        if (TexSymbols.Identifiers.TryGetValue(token, out var identifier)) return Identifier(identifier);
        if (TexSymbols.Operators.TryGetValue(token, out var sign)) return Operator(sign);
        if (TexSymbols.Spaces.TryGetValue(token, out var width)) return $"<mspace width=\"{width}em\"/>";
        if (TexSymbols.Accents.TryGetValue(token, out var accent)) return $"<mover accent=\"true\">{Atom()}<mo>{accent}</mo></mover>";
        if (TexSymbols.Faces.TryGetValue(token, out var face)) return Face(face, _reader.RawGroup());
        return token switch
        {
            "{" => $"<mrow>{Closed("}")}</mrow>",
            @"\frac" or @"\tfrac" or @"\dfrac" => $"<mfrac>{Atom()}{Atom()}</mfrac>",
            @"\sqrt" => $"<msqrt>{Atom()}</msqrt>",
            @"\text" or @"\textbf" or @"\mbox" => $"<mtext>{HtmlWriter.Escape(_reader.RawGroup())}</mtext>",
            @"\underbrace" =>
                $"<munder><munder>{Atom()}<mo>⏟</mo></munder>{(_reader.Peek() == "_" ? UnderText() : "<mrow></mrow>")}</munder>",
            @"\left" => Fenced(),
            @"\begin" => Environment(_reader.RawGroup()),
            @"\big" or @"\Big" or @"\bigl" or @"\bigr" or @"\Bigl" or @"\Bigr" or @"\displaystyle" or @"\limits" => WithScripts(),
            "" => throw new FormatException("the formula ends in the middle"),
            _ when token[0] == '\\' || token is "}" or "&" or "_" or "^" => throw new FormatException($"{token} is not known here"),
            _ when char.IsAsciiDigit(token[0]) => $"<mn>{token}</mn>",
            _ when char.IsLetter(token[0]) => Identifier(token),
            _ => Operator(token),
        };
    }

    private string UnderText()
    {
        _reader.Next();
        return Atom();
    }

    private string Closed(string closing)
    {
        var row = Row(closing);
        _reader.Next();
        return row;
    }

    private string Fenced()
    {
        var open = Fence();
        var body = Closed(@"\right");
        return $"<mrow>{open}{body}{Fence()}</mrow>";
    }

    private string Fence()
    {
        var token = _reader.Next();
        return token == "." ? "" : $"<mo stretchy=\"true\">{HtmlWriter.Escape(TexSymbols.Operators.GetValueOrDefault(token, token))}</mo>";
    }

    private string Environment(string name)
    {
        var (open, close) = name switch
        {
            "pmatrix" => ("(", ")"),
            "bmatrix" => ("[", "]"),
            "vmatrix" => ("|", "|"),
            "cases" => ("{", ""),
            "matrix" or "aligned" or "align" or "align*" or "array" => ("", ""),
            _ => throw new FormatException($"{name} is not known here"),
        };
        if (name == "array") _reader.RawGroup();
        var rows = new StringBuilder("<mtr><mtd>");
        while (true)
        {
            rows.Append(Row("&", @"\\", @"\end"));
            var separator = _reader.Next();
            if (separator == @"\end") break;
            rows.Append(separator == "&" ? "</mtd><mtd>" : "</mtd></mtr><mtr><mtd>");
        }
        _reader.RawGroup();
        var align = name is "cases" or "aligned" or "align" or "align*" ? " class=\"left\"" : "";
        return $"<mrow>{Stretched(open)}<mtable{align}>{rows}</mtd></mtr></mtable>{Stretched(close)}</mrow>";
    }

    private static string Stretched(string sign) => sign.Length == 0 ? "" : $"<mo stretchy=\"true\">{sign}</mo>";

    private static string Face(string face, string text)
    {
        if (face == "normal") return $"<mi mathvariant=\"normal\">{HtmlWriter.Escape(text)}</mi>";
        var letters = text.Where(letter => !char.IsWhiteSpace(letter))
            .Select(letter => $"<mi mathvariant=\"{face}\">{HtmlWriter.Escape(Lettered(face, letter))}</mi>");
        return $"<mrow>{string.Concat(letters)}</mrow>";
    }

    /// <summary>Browsers know only the upright variant by name; the others are letters of their own in Unicode.</summary>
    private static string Lettered(string face, char letter) => (face, letter) switch
    {
        ("double-struck", 'R') => "ℝ",
        ("double-struck", 'E') => "𝔼",
        ("double-struck", 'N') => "ℕ",
        ("double-struck", 'Z') => "ℤ",
        ("bold", >= 'A' and <= 'Z') => char.ConvertFromUtf32(0x1D400 + letter - 'A'),
        ("bold", >= 'a' and <= 'z') => char.ConvertFromUtf32(0x1D41A + letter - 'a'),
        ("script", >= 'A' and <= 'Z') => letter switch
        {
            'L' => "ℒ",
            'B' => "ℬ",
            'E' => "ℰ",
            'F' => "ℱ",
            'H' => "ℋ",
            'I' => "ℐ",
            'M' => "ℳ",
            'R' => "ℛ",
            _ => char.ConvertFromUtf32(0x1D49C + letter - 'A'),
        },
        _ => letter.ToString(),
    };

    private static string Identifier(string name) => $"<mi>{HtmlWriter.Escape(name)}</mi>";

    /// <summary>Plain brackets keep their size; only those after <c>\left</c> and <c>\right</c> grow.</summary>
    private static string Operator(string sign) =>
        $"<mo{(sign is "(" or ")" or "[" or "]" or "|" ? " stretchy=\"false\"" : "")}>{HtmlWriter.Escape(sign)}</mo>";
}
