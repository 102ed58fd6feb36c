using System.Globalization;
using DeepLearning.Kernel.Cells;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Errors;

/// <summary>Writes compile errors with the line of code and a caret under the place.</summary>
internal sealed class CompileErrorReport(CellSources sources)
{
    private const int Shown = 10;
    private const int LongestLine = 160;

    private const string Advice = " (are you missing ";

    /// <param name="errors">The errors, at least one.</param>
    /// <param name="cellPath">The path of the cell; places in it are given by their line alone.</param>
    /// <param name="compilation">What was compiled, to suggest names from; null to suggest none.</param>
    public CellError Create(IReadOnlyList<Diagnostic> errors, string cellPath, Compilation? compilation = null)
    {
        // The second error at a place, and the same complaint about the same name again, say nothing new.
        var ordered = errors.OrderBy(error => error.Location.SourceSpan.Start)
            .DistinctBy(error => (error.Location.SourceTree, error.Location.SourceSpan.Start))
            .DistinctBy(error => error.Id is "CS0103" or "CS0246" ? Message(error) : error.ToString(), StringComparer.Ordinal)
            .ToList();
        var first = ordered[0];
        var place = first.Location.GetMappedLineSpan();
        var inCell = first.Location.IsInSource && place.Path == cellPath;
        var said = new HashSet<string>(StringComparer.Ordinal);
        var traceback = ordered.Take(Shown).SelectMany(error => Lines(error, cellPath).Concat(Hint(error, compilation, said))).ToList();
        if (ordered.Count > Shown)
            traceback.Add(string.Create(CultureInfo.InvariantCulture, $"… and {ordered.Count - Shown} more errors"));
        return new CellError(
            first.Id,
            Message(first),
            traceback,
            inCell ? place.StartLinePosition.Line + 1 : null,
            inCell ? place.StartLinePosition.Character + 1 : null);
    }

    private static IEnumerable<string> Hint(Diagnostic error, Compilation? compilation, HashSet<string> said) =>
        CompileHints.For(error, compilation) is { } hint && said.Add(hint) ? ["    hint: " + hint] : [];

    private IEnumerable<string> Lines(Diagnostic error, string cellPath)
    {
        if (!error.Location.IsInSource)
        {
            yield return $"error {error.Id}: {Message(error)}";
            yield break;
        }
        var place = error.Location.GetMappedLineSpan();
        var (line, column) = (place.StartLinePosition.Line, place.StartLinePosition.Character);
        var file = place.Path == cellPath ? "" : place.Path;
        yield return string.Create(CultureInfo.InvariantCulture, $"{file}({line + 1},{column + 1}): error {error.Id}: {Message(error)}");

        // As the learner wrote it: the compiled text may have been prepared.
        var code = sources.Line(place.Path, line + 1)?.TrimEnd();
        if (string.IsNullOrWhiteSpace(code) || code.Length > LongestLine)
            yield break;
        var end = place.EndLinePosition.Line == line ? place.EndLinePosition.Character : code.Length;
        // Tabs stay tabs, so that the caret stands below its character whatever a tab's width.
        var indent = string.Concat(code.Take(column).Select(character => character == '\t' ? '\t' : ' '));
        yield return "    " + code;
        yield return "    " + indent + new string('^', Math.Max(1, end - column));
    }

    private static string Message(Diagnostic error)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        // It is advice for the owner of a project file; a cell has none.
        var advice = message.IndexOf(Advice, StringComparison.Ordinal);
        if (advice >= 0) message = message[..advice];
        return IsAboutTwoVersions(message)
            ? message + " (the type was defined again in a later cell: re-run the cells that made the values)"
            : message;
    }

    // "Cannot implicitly convert type 'Point [cell 1(1)]' to 'Point [cell 2(1)]'"
    private static bool IsAboutTwoVersions(string message)
    {
        var quoted = message.Split('\'');
        return quoted.Length == 5
            && quoted[1].Contains(" [cell ", StringComparison.Ordinal)
            && quoted[1].Split(" [")[0] == quoted[3].Split(" [")[0];
    }
}
