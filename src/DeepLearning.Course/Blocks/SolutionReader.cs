using System.Text.RegularExpressions;

namespace DeepLearning.Course;

/// <summary>Finds the solutions in a lesson's source: its code cells tagged <c>solution</c>. The project that builds the course's
/// data compiles this file too, for .NET Standard 2.0: what that lacks cannot be used here.</summary>
public static class SolutionReader
{
    private static readonly Regex Fence = new("^ {0,3}(?<marks>`{3,}|~{3,})(?<info>.*)$");
    private static readonly Regex Tag = new(@"^:?(tags:.*|\s*-\s*)\bsolution\b");
    private static readonly Regex Exercise = new(@"^:?exercise:\s*[""']?(?<id>[\w-]+)");

    /// <summary>Reads the solutions of a lesson, by the ids of their exercises.</summary>
    /// <param name="text">The whole text of the lesson's file.</param>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var solutions = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        for (var next = 0; next < lines.Length; next++)
        {
            if (Fence.Match(lines[next]) is not { Success: true } fence) continue;
            var start = next + 1;
            var marks = fence.Groups["marks"].Value;
            next = start;
            while (next < lines.Length && !(lines[next].TrimEnd().StartsWith(marks, StringComparison.Ordinal)
                && lines[next].Trim().Trim(marks[0]).Length == 0)) next++;
            if (!fence.Groups["info"].Value.TrimStart().StartsWith("{code-cell}", StringComparison.Ordinal)) continue;

            var options = Options(lines, ref start, next);
            var id = options.Select(option => Exercise.Match(option)).FirstOrDefault(match => match.Success)?.Groups["id"].Value;
            if (id is null || !options.Any(option => Tag.IsMatch(option))) continue;
            solutions[id] = string.Join("\n", lines.Skip(start).Take(next - start)).TrimEnd();
        }

        return solutions;
    }

    /// <summary>The lines of a cell's options; moves <paramref name="start"/> to its code.</summary>
    private static List<string> Options(string[] lines, ref int start, int end)
    {
        var options = new List<string>();
        if (start < end && lines[start].TrimEnd() == "---")
        {
            for (start++; start < end && lines[start].TrimEnd() != "---"; start++) options.Add(lines[start]);
            start++;
        }
        else
        {
            for (; start < end && lines[start].Length > 0 && lines[start][0] == ':'; start++) options.Add(lines[start]);
        }

        return options;
    }
}
