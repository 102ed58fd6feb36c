using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepLearning.Course;
using YamlDotNet.Core;

namespace DeepLearning.Publishing.Lessons;

/// <summary>
/// Reads a lesson's source: MyST Markdown as jupytext writes it (docs/lesson-format.md). It goes on after a
/// mistake, so that one reading finds them all.
/// </summary>
internal sealed partial class LessonParser
{
    private readonly string _path;
    private readonly string[] _lines;
    private readonly List<LessonCell> _cells = [];
    private readonly List<Problem> _problems = [];
    private int _next;

    private LessonParser(string path, string text)
    {
        _path = path;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        TakeOutBlocks(text);
    }

    /// <summary>Parses a lesson; it is complete only when no problem is reported.</summary>
    public static (Lesson Lesson, IReadOnlyList<Problem> Problems) Parse(string path, string text)
    {
        var parser = new LessonParser(path, text.TrimStart('\uFEFF'));
        var front = parser.ReadFrontMatter();
        parser.ReadCells();
        return (new Lesson(path, front, parser._cells), parser._problems);
    }

    /// <summary>
    /// The blocks of the quiz, the flashcards and the words are data of the course and stand in no cell: each only ends the
    /// cell before it, as <c>+++</c> does.
    /// </summary>
    private void TakeOutBlocks(string text)
    {
        var blocks = LessonBlockReader.Read(text);
        foreach (var problem in blocks.Problems) Report(problem.Line, problem.Message);
        foreach (var place in blocks.Places)
        {
            _lines[place.FirstLine - 1] = "+++";
            Array.Fill(_lines, "", place.FirstLine, place.LastLine - place.FirstLine);
        }
    }

    private void Report(int line, string message) => _problems.Add(new Problem(_path, line, message));

    private FrontMatter ReadFrontMatter()
    {
        if (_lines[0].TrimEnd() != "---")
        {
            Report(1, "a lesson begins with front matter; put `---`, `title: …` and `---` before the first cell");
            return new FrontMatter([]);
        }
        var end = Array.FindIndex(_lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
        {
            Report(1, "the front matter opened here is never closed; end it with a line `---`");
            _next = _lines.Length;
            return new FrontMatter([]);
        }
        _next = end + 1;
        return new FrontMatter(Yaml(1, end));
    }

    /// <summary>The YAML in the lines from <paramref name="start"/> up to, not including, <paramref name="end"/> (0-based).</summary>
    private JsonObject Yaml(int start, int end)
    {
        try
        {
            return YamlJson.ParseMapping(string.Join('\n', _lines[start..end]));
        }
        catch (YamlException error)
        {
            Report(Math.Min(start + (int)error.Start.Line, end),
                $"this is not YAML: {error.Message.ReplaceLineEndings(" ")}; quote a value that holds `:` or `#`");
            return [];
        }
    }

    private void ReadCells()
    {
        JsonObject metadata = [];
        var metadataLine = 0;
        while (_next < _lines.Length)
        {
            var start = _next;
            var opensCode = SkipMarkdown();
            AddMarkdown(start, _next, metadata, metadataLine);
            (metadata, metadataLine) = ([], 0);
            if (_next >= _lines.Length) return;

            if (opensCode) ReadCode();
            else (metadata, metadataLine) = ReadSeparator();
        }
        if (metadataLine > 0) AddMarkdown(_lines.Length, _lines.Length, metadata, metadataLine);
    }

    /// <summary>Moves to the line that ends this Markdown cell; true when that line opens a code cell.</summary>
    private bool SkipMarkdown()
    {
        Match? fence = null;
        var openedAt = 0;
        for (; _next < _lines.Length; _next++)
        {
            var line = _lines[_next];
            if (fence is not null)
            {
                if (Closes(line, fence)) fence = null;
                continue;
            }
            if (line == "+++" || line.StartsWith("+++ ", StringComparison.Ordinal)) return false;
            var opening = Fence().Match(line);
            if (!opening.Success) continue;
            if (opening.Groups["info"].Value.TrimStart().StartsWith("{code-cell}", StringComparison.Ordinal)) return true;
            (fence, openedAt) = (opening, _next);
        }
        if (fence is not null)
            Report(openedAt + 1, $"the block opened here is never closed; end it with a line `{fence.Groups["marks"].Value}`");
        return false;
    }

    private void AddMarkdown(int start, int end, JsonObject metadata, int metadataLine)
    {
        while (start < end && string.IsNullOrWhiteSpace(_lines[start])) start++;
        while (end > start && string.IsNullOrWhiteSpace(_lines[end - 1])) end--;
        if (start < end)
        {
            Add(CellKind.Markdown, start, end, metadata);
        }
        else if (metadata.Count > 0)
        {
            Report(metadataLine,
                "this `+++` line carries metadata, but no Markdown follows it; write a code cell's metadata inside the cell");
        }
    }

    private (JsonObject Metadata, int Line) ReadSeparator()
    {
        var line = _next++;
        var text = _lines[line][3..].Trim();
        if (text.Length == 0) return ([], 0);
        try
        {
            if (JsonNode.Parse(text) is JsonObject metadata) return (metadata, line + 1);
        }
        catch (JsonException)
        {
        }
        Report(line + 1, "what follows `+++` must be a JSON object, such as {\"slideshow\": {\"slide_type\": \"slide\"}}");
        return ([], 0);
    }

    private void ReadCode()
    {
        var opened = _next++;
        var fence = Fence().Match(_lines[opened]);
        var language = fence.Groups["info"].Value.Trim()["{code-cell}".Length..].Trim();
        if (language is not ("csharp" or ""))
            Report(opened + 1, $"a code cell is `csharp`, not `{language}`; show other languages in a Markdown block");

        var metadata = ReadOptions(opened);
        var start = _next;
        while (_next < _lines.Length && !Closes(_lines[_next], fence))
        {
            if (Fence().Match(_lines[_next]) is { Success: true } inner
                && inner.Groups["info"].Value.StartsWith("{code-cell}", StringComparison.Ordinal)) break;
            _next++;
        }
        var closed = _next < _lines.Length && Closes(_lines[_next], fence);
        if (!closed) Report(opened + 1, $"the code cell opened here is never closed; end it with a line `{fence.Groups["marks"].Value}`");
        Add(CellKind.Code, start, _next, metadata);
        if (closed) _next++;
    }

    /// <summary>A code cell's options: YAML between two <c>---</c> lines, or lines of the form <c>:key: value</c>.</summary>
    private JsonObject ReadOptions(int opened)
    {
        if (_next >= _lines.Length) return [];
        if (_lines[_next].TrimEnd() == "---")
        {
            var end = Array.FindIndex(_lines, _next + 1, line => line.TrimEnd() == "---");
            if (end < 0)
            {
                Report(opened + 2, "the options opened here are never closed; end them with a line `---`");
                return [];
            }
            var yaml = Yaml(_next + 1, end);
            _next = end + 1;
            return yaml;
        }
        var start = _next;
        while (_next < _lines.Length && ColonOption().IsMatch(_lines[_next])) _next++;
        if (_next == start) return [];
        for (var i = start; i < _next; i++) _lines[i] = _lines[i][1..];
        return Yaml(start, _next);
    }

    private void Add(CellKind kind, int start, int end, JsonObject metadata)
    {
        var id = metadata["id"]?.ToString();
        metadata.Remove("id");
        _cells.Add(new LessonCell(kind, string.Join('\n', _lines[start..end]).TrimEnd(), start + 1, id, metadata));
    }

    private static bool Closes(string line, Match fence)
    {
        var closing = Fence().Match(line);
        var (open, close) = (fence.Groups["marks"].Value, closing.Groups["marks"].Value);
        return closing.Success && close[0] == open[0] && close.Length >= open.Length
            && string.IsNullOrWhiteSpace(closing.Groups["info"].Value);
    }

    [GeneratedRegex("^ {0,3}(?<marks>`{3,}|~{3,})(?<info>.*)$")]
    private static partial Regex Fence();

    [GeneratedRegex("^:[A-Za-z][A-Za-z0-9_-]*:( |$)")]
    private static partial Regex ColonOption();
}
