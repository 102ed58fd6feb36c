using System.Globalization;
using DeepLearning.Kernel.Cells;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Errors;

/// <summary>Writes compile errors with the line of code and a caret under the place.</summary>
internal sealed class CompileErrorReport(CellSources sources)
{
    private const int Shown = 10;

    private readonly DiagnosticText _text = new(sources);

    /// <param name="errors">The errors, at least one.</param>
    /// <param name="cellPath">The path of the cell; places in it are given by their line alone.</param>
    /// <param name="compilation">What was compiled, to suggest names from; null to suggest none.</param>
    public CellError Create(IReadOnlyList<Diagnostic> errors, string cellPath, Compilation? compilation = null)
    {
        // The second error at a place, and the same complaint about the same name again, say nothing new.
        var ordered = errors.OrderBy(error => error.Location.SourceSpan.Start)
            .DistinctBy(error => (error.Location.SourceTree, error.Location.SourceSpan.Start))
            .DistinctBy(
                error => error.Id is "CS0103" or "CS0246" ? DiagnosticText.Message(error) : error.ToString(), StringComparer.Ordinal)
            .ToList();
        var first = ordered[0];
        var place = first.Location.GetMappedLineSpan();
        var inCell = first.Location.IsInSource && place.Path == cellPath;
        var said = new HashSet<string>(StringComparer.Ordinal);
        var traceback = ordered.Take(Shown)
            .SelectMany(error => _text.Lines(error, cellPath).Concat(Hint(error, compilation, said))).ToList();
        if (ordered.Count > Shown)
            traceback.Add(string.Create(CultureInfo.InvariantCulture, $"… and {ordered.Count - Shown} more errors"));
        return new CellError(
            first.Id,
            DiagnosticText.Message(first),
            traceback,
            inCell ? place.StartLinePosition.Line + 1 : null,
            inCell ? place.StartLinePosition.Character + 1 : null);
    }

    private static IEnumerable<string> Hint(Diagnostic error, Compilation? compilation, HashSet<string> said) =>
        CompileHints.For(error, compilation) is { } hint && said.Add(hint) ? ["    hint: " + hint] : [];
}
