using System.Collections.Concurrent;

namespace DeepLearning.Kernel.Cells;

/// <summary>The text of the cells that have run, to quote a line of in an error.</summary>
internal sealed class CellSources
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public void Add(string path, string text) => _texts[path] = text;

    /// <summary>The whole text; null if the path is not a cell's.</summary>
    public string? Text(string path) => _texts.GetValueOrDefault(path);

    /// <summary>A line, counted from 1; null if the path is not a cell's.</summary>
    public string? Line(string path, int number)
    {
        if (!_texts.TryGetValue(path, out var text))
            return null;
        var lines = text.Split('\n');
        return number >= 1 && number <= lines.Length ? lines[number - 1].TrimEnd('\r') : null;
    }
}
