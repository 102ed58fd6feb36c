using System.Globalization;
using System.Net;
using System.Text;
using DeepLearning.Grading.Results;

namespace DeepLearning.Grading.Reports;

/// <summary>
/// One student's feedback as a page: what is right, what is not, and what would help. Everything that came from the student is
/// escaped.
/// </summary>
internal static class FeedbackPage
{
    private const string Style = """
        :root { color-scheme: light dark; --text: #1b1f24; --page: #fff; --quiet: #57606a; --line: #d0d7de; --hint: #f6f8fa;
            --right: #00714d; --partly: #8a5a00; --wrong: #a40e26; --bar: #005ea8; }
        @media (prefers-color-scheme: dark) {
            :root { --text: #e6edf3; --page: #10151c; --quiet: #a3adb8; --line: #3a434e; --hint: #1a212b; --right: #3fb68b;
                --partly: #d9a13b; --wrong: #f0697d; --bar: #5aa9e6; }
        }
        body { font: 16px/1.55 system-ui, "Segoe UI", Roboto, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
            color: var(--text); background: var(--page); overflow-wrap: anywhere; }
        h1 { margin-bottom: 0; line-height: 1.2; }
        h2 { margin: 2rem 0 .5rem; }
        h3 { margin: 1.4rem 0 .4rem; font-size: 1.05rem; }
        .score { font-size: 1.3rem; margin-top: .2rem; }
        article { border: 1px solid var(--line); border-left: 8px solid var(--quiet); border-radius: 8px; padding: .4rem 1rem .8rem;
            margin: 1rem 0; }
        article.right { border-left-color: var(--right); }
        article.partly { border-left-color: var(--partly); }
        article.wrong { border-left-color: var(--wrong); }
        article h2 { font-size: 1.1rem; margin: .4rem 0; } .outcome { font-weight: 700; } .message { white-space: pre-line; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
        dt { color: var(--quiet); }
        dd { margin: 0; font-family: ui-monospace, Consolas, monospace; }
        .hint { background: var(--hint); border-radius: 6px; padding: .5rem .8rem; }
        table { border-collapse: collapse; }
        td, th { padding: .25rem .8rem; border-bottom: 1px solid var(--line); text-align: left; overflow-wrap: normal; }
        th { white-space: nowrap; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        summary { cursor: pointer; }
        details p { margin: .3rem 0 .6rem 1.2rem; }
        .bar { border: 1px solid var(--line); width: 10rem; height: .8rem; display: inline-block; }
        .bar i { background: var(--bar); height: 100%; display: block; }
        @media (max-width: 34rem) {
            dl { grid-template-columns: 1fr; }
            dd { margin-bottom: .4rem; }
            .bar { width: 4rem; }
            td, th { padding: .25rem .4rem; }
        }
        """;

    private const string Incomplete =
        "Some exercises could not be graded because of a fault of the grading machine, not of yours. They will be graded again.";

    public static string Of(GradeResult result)
    {
        var page = Begin($"{result.Lesson}: feedback for {result.Student}");
        page.Append($"<h1>{Text(result.Lesson)}</h1>\n<p>{Name(result.Student)}</p>\n")
            .Append($"<p class=\"score\"><strong>{GradeText.Number(result.Score)}</strong> of {Points(result.Max)}</p>\n");
        if (result.LatePenalty > 0)
            page.Append(CultureInfo.InvariantCulture,
                $"<p>Handed in late: {GradeText.Number(100 * result.LatePenalty)} % of {Points(result.RawScore)} taken off.</p>\n");
        if (!result.IsComplete) page.Append($"<p><strong>{Incomplete}</strong></p>\n");
        foreach (var exercise in result.Exercises) Article(page, exercise);
        if (result.Notes.Count > 0)
            page.Append("<h2>About the file you handed in</h2>\n<ul>").AppendJoin("", result.Notes.Select(note => $"<li>{Text(note)}</li>"))
                .Append("</ul>\n");
        return End(page);
    }

    private static void Article(StringBuilder page, ExerciseGrade exercise)
    {
        var kind = exercise.Outcome switch
        {
            GradeOutcome.Right => "right",
            GradeOutcome.PartlyRight => "partly",
            GradeOutcome.NotAttempted or GradeOutcome.NotRun or GradeOutcome.Infrastructure => "open",
            _ => "wrong",
        };
        page.Append($"<article class=\"{kind}\"><h2>{Text(exercise.Title)}</h2>\n")
            .Append($"<p><span class=\"outcome\">{Symbol(kind)} {Text(GradeText.Word(exercise.Outcome))}</span>, ")
            .Append($"{GradeText.Number(exercise.Points)} of {Points(exercise.Max)}</p>\n")
            .Append($"<p class=\"message\">{Text(exercise.Message)}</p>\n");
        if (exercise.Facts.Count > 0)
        {
            page.Append("<dl>").AppendJoin("", exercise.Facts.Select(fact => $"<dt>{Text(fact.Name)}</dt><dd>{Text(fact.Value)}</dd>"))
                .Append("</dl>\n");
        }
        if (exercise.Hint is { } hint) page.Append($"<p class=\"hint\"><strong>Hint.</strong> {Text(hint)}</p>\n");
        page.Append("</article>\n");
    }

    private static string Symbol(string kind) => kind switch { "right" => "✓", "partly" => "◐", "open" => "○", _ => "✗" };

    internal static StringBuilder Begin(string title) =>
        new("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + $"<title>{Text(title)}</title><style>\n{Style}\n</style></head><body>\n");

    internal static string End(StringBuilder page) => page.Append("</body></html>\n").ToString();

    /// <summary>A name in any script, which must not turn round what stands beside it.</summary>
    internal static string Name(string name) => $"<bdi>{Text(name)}</bdi>";

    private static string Points(double number) => $"{GradeText.Number(number)} {(number == 1 ? "point" : "points")}";

    internal static string Text(string text) => WebUtility.HtmlEncode(text);
}
