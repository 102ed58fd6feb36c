using System.Text.Json.Nodes;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Running;

/// <summary>
/// Evaluates the checked numbers of the prose. One whose names do not exist yet waits for the code cells below it.
/// </summary>
internal sealed class ValueChecks(string path, NotebookSession session)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly List<(string Place, CheckedValue Value, string Problem)> _waiting = [];
    private readonly List<string> _errors = [];

    public int Confirmed { get; private set; }

    /// <summary>Checks the numbers of a Markdown cell that has been reached.</summary>
    public async Task AddAsync(NotebookCell cell, CancellationToken cancellation)
    {
        var from = 0;
        foreach (var value in CheckedValue.Load(cell.Metadata))
        {
            from = Math.Max(from, cell.Source.IndexOf(value.Text, from, StringComparison.Ordinal));
            await TryAsync(Place(cell, from), value, cancellation);
            from = Math.Min(from + value.Text.Length, cell.Source.Length);
        }
    }

    /// <summary>Tries again what waits for the names that a cell has just made.</summary>
    public async Task CellRanAsync(CancellationToken cancellation)
    {
        var waiting = _waiting.ToList();
        _waiting.Clear();
        foreach (var (place, value, _) in waiting) await TryAsync(place, value, cancellation);
    }

    /// <summary>What the code contradicts, and what it never could compute.</summary>
    public IEnumerable<string> Finish() =>
        _errors.Concat(_waiting.Select(item =>
            $"{item.Place}: the number {item.Value.Text} cannot be checked: `{item.Value.Expression}`: {item.Problem}"));

    private async Task TryAsync(string place, CheckedValue value, CancellationToken cancellation)
    {
        var outputs = new CellOutputs();
        var printed = new JsonArray();
        outputs.BeginCell(printed);
        var outcome = await session.RunAsync(Probe(value.Expression), outputs, null, Limit, cancellation);
        // A stub has no answer yet; the solved edition checks this number.
        if (outcome.ErrorName.EndsWith(nameof(NotImplementedException), StringComparison.Ordinal)) return;
        if (outcome.End != CellEnd.Ok)
        {
            _waiting.Add((place, value, outcome.Message));
            return;
        }
        var computed = string.Concat(printed.Select(output => (string?)output!["text"]));
        if (value.Confirms(computed)) Confirmed++;
        else _errors.Add($"{place}: the text says {value.Text}, and `{value.Expression}` is {computed}; mend the text or the code");
    }

    /// <summary>Prints a value without rounding; a tensor of one element as its number.</summary>
    private static string Probe(string expression) => $$"""
        System.Console.Out.Write(((object?)({{expression}})) switch
        {
            DeepLearning.Tensor { Length: 1 } tensor => tensor.Item().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            System.IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            var other => other?.ToString(),
        });
        """;

    private string Place(NotebookCell cell, int offset) =>
        cell.Line == 0 ? $"{path}: cell {cell.Id}" : $"{path}:{cell.Line + cell.Source.AsSpan(0, offset).Count('\n')}";
}
