using System.Globalization;
using System.Net;
using System.Text;

namespace DeepLearning.Cli.Grading.Reports;

/// <summary>One student's feedback as a page: what is right, what is not, and what would help. Everything that came from the student is escaped.</summary>
internal static class FeedbackPage
{
    private const string Style = """
        body { font: 16px/1.55 system-ui, "Segoe UI", Roboto, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
        h1 { margin-bottom: 0; } .score { font-size: 1.3rem; margin-top: .2rem; }
        article { border: 1px solid #d0d7de; border-left: 8px solid #57606a; border-radius: 8px; padding: .4rem 1rem .8rem; margin: 1rem 0; }
        article.right { border-left-color: #00714d; } article.partly { border-left-color: #8a5a00; } article.wrong { border-left-color: #a40e26; }
        h2 { font-size: 1.1rem; margin: .4rem 0; } .outcome { font-weight: 700; }
        dt { float: left; clear: left; width: 9rem; color: #57606a; } dd { margin-left: 9.5rem; font-family: ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
        .hint { background: #f6f8fa; border-radius: 6px; padding: .5rem .8rem; } table { border-collapse: collapse; } td, th { padding: .25rem .8rem; border-bottom: 1px solid #d0d7de; text-align: left; }
        .bar { background: #d0d7de; width: 12rem; height: .8rem; display: inline-block; } .bar i { background: #005ea8; height: 100%; display: block; }
        @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #10151c; } article, td, th { border-color: #3a434e; } .hint { background: #1a212b; } dt { color: #a3adb8; } }
        """;

    public static string Of(GradeResult result)
    {
        var page = Begin($"{result.Lesson}: feedback for {result.Student}");
        page.Append($"<h1>{Text(result.Lesson)}</h1>\n<p>{Text(result.Student)}</p>\n<p class=\"score\"><strong>{GradeExport.Number(result.Score)}</strong> of {GradeExport.Number(result.Max)} points</p>\n");
        if (result.LatePenalty > 0) page.Append(CultureInfo.InvariantCulture, $"<p>Handed in late: {GradeExport.Number(100 * result.LatePenalty)} % of {GradeExport.Number(result.RawScore)} points taken off.</p>\n");
        if (!result.IsComplete) page.Append("<p><strong>Some exercises could not be graded because of a fault of the grading machine, not of yours. They will be graded again.</strong></p>\n");
        foreach (var exercise in result.Exercises) Article(page, exercise);
        if (result.Notes.Count > 0) page.Append("<h2>About the file you handed in</h2>\n<ul>").AppendJoin("", result.Notes.Select(note => $"<li>{Text(note)}</li>")).Append("</ul>\n");
        return End(page);
    }

    private static void Article(StringBuilder page, ExerciseGrade exercise)
    {
        var kind = exercise.Outcome switch { GradeOutcome.Right => "right", GradeOutcome.PartlyRight => "partly", GradeOutcome.NotAttempted or GradeOutcome.NotRun or GradeOutcome.Infrastructure => "open", _ => "wrong" };
        page.Append($"<article class=\"{kind}\"><h2>{Text(exercise.Title)}</h2>\n<p><span class=\"outcome\">{Symbol(kind)} {Text(GradeExport.Word(exercise.Outcome))}</span>, {GradeExport.Number(exercise.Points)} of {GradeExport.Number(exercise.Max)} points</p>\n<p>{Text(exercise.Message)}</p>\n");
        if (exercise.Facts.Count > 0)
        {
            page.Append("<dl>").AppendJoin("", exercise.Facts.Select(fact => $"<dt>{Text(fact.Name)}</dt><dd>{Text(fact.Value)}</dd>")).Append("</dl>\n");
        }
        if (exercise.Hint is { } hint) page.Append($"<p class=\"hint\"><strong>Hint.</strong> {Text(hint)}</p>\n");
        page.Append("</article>\n");
    }

    private static string Symbol(string kind) => kind switch { "right" => "✓", "partly" => "◐", "open" => "○", _ => "✗" };

    internal static StringBuilder Begin(string title) =>
        new($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Text(title)}</title><style>\n{Style}\n</style></head><body>\n");

    internal static string End(StringBuilder page) => page.Append("</body></html>\n").ToString();

    internal static string Text(string text) => WebUtility.HtmlEncode(text);
}
