using System.Collections.Concurrent;

namespace DeepLearning.Kernel.Cells;

/// <summary>The text of the cells that have run, to quote a line of in an error.</summary>
sealed class CellSources
{
    readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);

    public void Add(string path, string text) => texts[path] = text;

    /// <summary>The whole text; null if the path is not a cell's.</summary>
    public string? Text(string path) => texts.GetValueOrDefault(path);

    /// <summary>A line, counted from 1; null if the path is not a cell's.</summary>
    public string? Line(string path, int number)
    {
        if (!texts.TryGetValue(path, out var text))
            return null;
        var lines = text.Split('\n');
        return number >= 1 && number <= lines.Length ? lines[number - 1].TrimEnd('\r') : null;
    }
}
