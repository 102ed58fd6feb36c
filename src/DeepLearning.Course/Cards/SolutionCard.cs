using System.Net;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows the solution of an exercise, or says why not.</summary>
internal static class SolutionCard
{
    /// <summary>What a graded copy of a lesson answers.</summary>
    public const string Withheld = "This copy is graded: your instructor gives the solutions after the deadline.";

    /// <summary>The idea, and the code as the solved edition of the lesson has it.</summary>
    public static MimeBundle Of(Exercise exercise, string code, string? note)
    {
        var heading = $"One way to write it · {exercise.Title} ({exercise.Id})";
        const string next = "Close it, and write it again by yourself: then it is yours.";
        var html = $"<div><b>{Card.Text(heading)}</b></div><div style=\"margin:4px 0\">{Card.Text(exercise.Hints[0])}</div>"
            + $"<pre style=\"margin:8px 0;overflow-x:auto\"><code>{WebUtility.HtmlEncode(code)}</code></pre>"
            + $"<div style=\"opacity:0.8\">{next}{(note is null ? "" : $" (Note: {Card.Text(note)})")}</div>";
        var text = $"{heading}\n{Card.Plain(exercise.Hints[0], "  ")}\n\n{code}\n\n{next}{(note is null ? "" : $" (Note: {note})")}";
        return MimeBundle.Html(Card.Frame(Palette.Blue, html), text);
    }

    /// <summary>Why the solution is not shown.</summary>
    public static MimeBundle NotShown(Exercise exercise, string reason)
    {
        var heading = $"{exercise.Title} ({exercise.Id})";
        return MimeBundle.Html(
            Card.Frame(Palette.Blue, $"<div><b>{Card.Text(heading)}</b></div><div>{Card.Text(reason)}</div>"),
            $"{heading}\n{Card.Plain(reason, "  ")}");
    }
}
