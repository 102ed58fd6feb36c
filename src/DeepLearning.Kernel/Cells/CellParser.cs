using System.Text.RegularExpressions;

namespace DeepLearning.Kernel.Cells;

/// <summary>Splits a cell at its <c>#!</c> lines.</summary>
internal static partial class CellParser
{
    /// <summary>The parts in order. A line that names a language gives it to everything up to the next such line.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="language">The language of its first lines.</param>
    /// <param name="isForeign">Whether a name is that of a kernel that reads its own <c>#!</c> line.</param>
    public static List<CellPart> Parse(string code, string language, Func<string, bool> isForeign)
    {
        var parts = new List<CellPart>();
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var current = Languages.Find(language)?.Name ?? language;
        var start = 0;
        for (var index = 0; index <= lines.Length; index++)
        {
            var match = index < lines.Length ? CommandLine().Match(lines[index]) : Match.Empty;
            if (index < lines.Length && !match.Success)
                continue;
            var text = string.Join('\n', lines[start..index]);
            if (!string.IsNullOrWhiteSpace(text) && current != Languages.Metadata)
                parts.Add(new CellPart.Code(current, text, start + 1));
            if (!match.Success)
                break;
            start = index + 1;
            var name = match.Groups["name"].Value;
            if (Languages.Find(name) is { } next)
                current = next.Name;
            else if (name == Languages.Metadata)
                current = name;
            else if (isForeign(name))
                (current, start) = (name, index);
            else
                parts.Add(new CellPart.Command(name, match.Groups["arguments"].Value.Trim(), current, index + 1));
        }
        return parts;
    }

    // `#!/bin/sh` in a string is not meant for us.
    [GeneratedRegex(@"^\s*#!(?<name>[\w#][\w#.-]*)(?<arguments>\s.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandLine();
}
