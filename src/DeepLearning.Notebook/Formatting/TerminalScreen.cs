using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepLearning.Notebook;

/// <summary>
/// What a terminal would show of text that moves its cursor and colours its letters: a progress bar goes up a few lines and writes
/// them again. Sequences that only a real terminal can follow are left out.
/// </summary>
internal sealed partial class TerminalScreen
{
    /// <summary>What is further up than this has been read and is given up.</summary>
    private const int MostLines = 400;

    private const int MostColumns = 1000;

    private readonly List<List<(char Letter, string Style)>> _lines = [[]];
    private readonly TerminalStyle _style = new();
    private int _row;
    private int _column;
    private string _unfinished = "";

    /// <summary>Takes what a program writes next; a sequence may be cut anywhere.</summary>
    public void Write(string text)
    {
        text = _unfinished + text;
        var start = Unfinished().Match(text);
        _unfinished = start.Success ? start.Value : "";
        text = text[..^_unfinished.Length];
        var at = 0;
        foreach (Match sequence in Sequence().Matches(text))
        {
            Print(text.AsSpan(at, sequence.Index - at));
            at = sequence.Index + sequence.Length;
            Obey(sequence.Groups["numbers"].Value, sequence.Groups["command"].Value);
        }
        Print(text.AsSpan(at));
    }

    /// <summary>The screen as text, and as HTML with its colours.</summary>
    public MimeBundle ToMimeBundle()
    {
        var last = _lines.FindLastIndex(line => line.Exists(cell => !char.IsWhiteSpace(cell.Letter)));
        var shown = _lines.Take(last + 1).ToList();
        var text = string.Join('\n', shown.Select(line => string.Concat(line.Select(cell => cell.Letter)).TrimEnd()));
        return MimeBundle.Html($"<pre>{string.Join('\n', shown.Select(Html))}</pre>", text);
    }

    private static string Html(List<(char Letter, string Style)> line)
    {
        var html = new StringBuilder();
        for (var i = 0; i < line.Count;)
        {
            var style = line[i].Style;
            var run = line.Skip(i).TakeWhile(cell => cell.Style == style).Select(cell => cell.Letter).ToArray();
            var text = WebUtility.HtmlEncode(new string(run));
            html.Append(style.Length == 0 ? text : $"<span style=\"{style}\">{text}</span>");
            i += run.Length;
        }
        return html.ToString();
    }

    private void Print(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '\n': MoveTo(_row + 1, 0); break;
                case '\r': _column = 0; break;
                case '\b': _column = Math.Max(0, _column - 1); break;
                case >= ' ' or '\t' when _column < MostColumns: Put(letter); break;
            }
        }
    }

    private void Put(char letter)
    {
        var line = _lines[_row];
        while (line.Count < _column) line.Add((' ', ""));
        if (_column < line.Count) line[_column] = (letter, _style.Css);
        else line.Add((letter, _style.Css));
        _column++;
    }

    private void MoveTo(int row, int column)
    {
        while (row >= _lines.Count && _lines.Count < MostLines) _lines.Add([]);
        if (row >= _lines.Count)
        {
            _lines.RemoveAt(0);
            _lines.Add([]);
        }
        _row = Math.Clamp(row, 0, _lines.Count - 1);
        _column = Math.Clamp(column, 0, MostColumns);
    }

    private void Obey(string numbers, string command)
    {
        var values = numbers.Split(';').Select(part => int.TryParse(part, out var value) ? value : 0).ToArray();
        var count = Math.Clamp(values[0], 1, MostColumns);
        switch (command)
        {
            case "A": MoveTo(_row - count, _column); break;
            case "B": MoveTo(Math.Min(_row + count, _lines.Count - 1), _column); break;
            case "C": MoveTo(_row, _column + count); break;
            case "D": MoveTo(_row, _column - count); break;
            case "E": MoveTo(Math.Min(_row + count, _lines.Count - 1), 0); break;
            case "F": MoveTo(_row - count, 0); break;
            case "G": MoveTo(_row, count - 1); break;
            case "H" or "f": MoveTo(Math.Min(count, _lines.Count) - 1, values is [_, var column, ..] ? column - 1 : 0); break;
            case "J": Erase(values[0]); break;
            case "K": EraseLine(_lines[_row], values[0]); break;
            case "m": _style.Obey(values); break;
        }
    }

    // From the cursor on, up to it, or all.
    private void Erase(int part)
    {
        if (part != 1) _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
        for (var row = 0; part != 0 && row < _row; row++) _lines[row].Clear();
        EraseLine(_lines[_row], part);
    }

    private void EraseLine(List<(char Letter, string Style)> line, int part)
    {
        var at = Math.Min(_column, line.Count);
        if (part != 1) line.RemoveRange(part == 0 ? at : 0, line.Count - (part == 0 ? at : 0));
        else for (var i = 0; i < at; i++) line[i] = (' ', "");
    }

    [GeneratedRegex(@"\x1b\[\??(?<numbers>[0-9;]*)(?<command>[@-~])|\x1b[()][0-9A-B]|\x1b[^\[()]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sequence();

    [GeneratedRegex(@"\x1b(\[\??[0-9;]*|[()])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();
}
