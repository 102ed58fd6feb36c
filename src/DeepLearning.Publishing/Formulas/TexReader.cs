namespace DeepLearning.Publishing.Formulas;

/// <summary>Cuts TeX into commands (<c>\frac</c>), braces and single characters.</summary>
internal sealed class TexReader(string tex)
{
    private int _at;

    /// <summary>The next token without taking it; empty at the end.</summary>
    public string Peek()
    {
        var at = _at;
        var token = Next();
        _at = at;
        return token;
    }

    public string Next()
    {
        while (_at < tex.Length && char.IsWhiteSpace(tex[_at])) _at++;
        if (_at >= tex.Length) return "";
        var start = _at++;
        if (tex[start] == '\\')
        {
            if (_at < tex.Length && !char.IsAsciiLetter(tex[_at])) return tex[start..++_at];
            while (_at < tex.Length && char.IsAsciiLetter(tex[_at])) _at++;
        }
        else if (char.IsAsciiDigit(tex[start]))
        {
            while (_at < tex.Length && (char.IsAsciiDigit(tex[_at])
                || (tex[_at] is '.' or ',' && _at + 1 < tex.Length && char.IsAsciiDigit(tex[_at + 1])))) _at++;
        }
        return tex[start.._at];
    }

    /// <summary>The text between braces, as it stands.</summary>
    /// <exception cref="FormatException">No closed group follows.</exception>
    public string RawGroup()
    {
        if (Next() != "{") throw new FormatException("a group in braces was expected");
        var (start, depth) = (_at, 1);
        for (; _at < tex.Length; _at++)
        {
            if (tex[_at] == '{') depth++;
            else if (tex[_at] == '}' && --depth == 0) return tex[start.._at++];
        }
        throw new FormatException("a brace is never closed");
    }
}
