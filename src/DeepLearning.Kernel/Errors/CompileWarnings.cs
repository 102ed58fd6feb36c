using System.Globalization;
using System.Net;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Scripting;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Errors;

/// <summary>Shows what the compiler has to say about a cell that it accepts: folded, above what the cell itself shows.</summary>
internal sealed class CompileWarnings(CellSources sources)
{
    private const int Shown = 10;

    private const string NoGuards = "This cell runs without guards: a loop in it that does not end cannot be interrupted, and a recursion "
        + "that does not end ends the kernel.";

    private readonly DiagnosticText _text = new(sources);

    /// <summary>Shows them in the cell; nothing if there are none.</summary>
    public void Show(Submission submission, string cellPath, CellRun run)
    {
        var lines = submission.Warnings.OrderBy(warning => warning.Location.SourceSpan.Start).Take(Shown)
            .SelectMany(warning => _text.Lines(warning, cellPath)).ToList();
        if (submission.Warnings.Count > Shown)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"… and {submission.Warnings.Count - Shown} more warnings"));
        if (submission.LacksGuards) lines.Add("warning: " + NoGuards);
        if (lines.Count > 0) run.Scope.Display(Bundle(lines), displayId: null);
    }

    private static MimeBundle Bundle(List<string> lines)
    {
        var rest = lines.Count == 1 ? "" : $"<pre>{WebUtility.HtmlEncode(string.Join('\n', lines.Skip(1)))}</pre>";
        var first = WebUtility.HtmlEncode(lines[0]);
        return MimeBundle.Html(
            rest.Length == 0 ? $"<div>{first}</div>" : $"<details><summary>{first}</summary>{rest}</details>", string.Join('\n', lines));
    }
}
