using System.Globalization;
using DeepLearning.Kernel.Cells;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Errors;

/// <summary>Errors and warnings of the compiler as lines of text.</summary>
internal sealed class DiagnosticText(CellSources sources)
{
    private const int LongestLine = 160;

    private const string Advice = " (are you missing ";

    /// <summary>Where it is and what, then the line of code and a caret under the place.</summary>
    /// <param name="diagnostic">What the compiler said.</param>
    /// <param name="cellPath">The path of the cell; places in it are given by their line alone.</param>
    public IEnumerable<string> Lines(Diagnostic diagnostic, string cellPath)
    {
        if (!diagnostic.Location.IsInSource)
        {
            yield return $"{Kind(diagnostic)} {diagnostic.Id}: {Message(diagnostic)}";
            yield break;
        }
        var place = diagnostic.Location.GetMappedLineSpan();
        var (line, column) = (place.StartLinePosition.Line, place.StartLinePosition.Character);
        var file = place.Path == cellPath ? "" : place.Path;
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{file}({line + 1},{column + 1}): {Kind(diagnostic)} {diagnostic.Id}: {Message(diagnostic)}");

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

    /// <summary>The compiler's message, without what does not hold in a cell.</summary>
    public static string Message(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        // It is advice for the owner of a project file; a cell has none.
        var advice = message.IndexOf(Advice, StringComparison.Ordinal);
        if (advice >= 0) message = message[..advice];
        return IsAboutTwoVersions(message)
            ? message + " (the type was defined again in a later cell: re-run the cells that made the values)"
            : message;
    }

    private static string Kind(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";

    // "Cannot implicitly convert type 'Point [cell 1(1)]' to 'Point [cell 2(1)]'"
    private static bool IsAboutTwoVersions(string message)
    {
        var quoted = message.Split('\'');
        return quoted.Length == 5
            && quoted[1].Contains(" [cell ", StringComparison.Ordinal)
            && quoted[1].Split(" [")[0] == quoted[3].Split(" [")[0];
    }
}
