using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows a <see cref="CheckResult"/>: for eyes, for terminals, and for programs.</summary>
public static class CheckCard
{
    /// <summary>The media type of the form for programs: <c>{ id, outcome, stage, message, recognised }</c>.</summary>
    public const string ResultMimeType = "application/vnd.deep-learning-notebooks.check+json";

    /// <summary>The result in all its forms.</summary>
    public static MimeBundle Of(CheckResult result) =>
        MimeBundle.Html(Html(result), Plain(result)).With(ResultMimeType, Json(result));

    /// <summary>Reads a result back from the form for programs; null when the bundle is something else.</summary>
    public static CheckResult? Read(MimeBundle bundle)
    {
        if (bundle.Data.GetValueOrDefault(ResultMimeType) is not JsonObject json) return null;
        return new CheckResult(
            json["id"]!.GetValue<string>(),
            Enum.Parse<Outcome>(json["outcome"]!.GetValue<string>()),
            Enum.Parse<Stage>(json["stage"]!.GetValue<string>()),
            json["message"]!.GetValue<string>());
    }

    internal static (string Symbol, string Color) Look(Outcome outcome) => outcome switch
    {
        Outcome.Right => ("✓", Palette.Green),
        Outcome.PartlyRight => ("◐", Palette.Orange),
        Outcome.Wrong => ("✗", Palette.Vermilion),
        Outcome.Error => ("!", Palette.Purple),
        _ => ("○", Palette.Grey),
    };

    private static string Heading(CheckResult result) => $"{Look(result.Outcome).Symbol} {Card.Sentence(result.Outcome.InWords())}";

    private static string TitleOf(CheckResult result) =>
        result.Title.Length > 0 ? $"{result.Title} ({result.ExerciseId})" : result.ExerciseId;

    private static string Html(CheckResult result)
    {
        var html = new StringBuilder()
            .Append("<div><b>").Append(Heading(result)).Append("</b> · ").Append(Card.Text(TitleOf(result))).Append("</div>")
            .Append("<div>").Append(Card.Text(result.Message)).Append("</div>");
        if (result.Facts.Count > 0)
        {
            html.Append("<table style=\"border-collapse:collapse;margin:8px 0;text-align:left\">");
            foreach (var fact in result.Facts)
                html.Append("<tr style=\"background:none\"><th scope=\"row\" style=\"text-align:left;padding:2px 16px 2px "
                    + "0;white-space:nowrap;font-weight:600;vertical-align:top\">")
                    .Append(Card.Text(fact.Label)).Append("</th><td style=\"text-align:left;padding:2px 0;font-family:monospace\">")
                    .Append(Card.Text(fact.Value)).Append("</td></tr>");
            html.Append("</table>");
        }

        if (result.Recognised is { } mistake)
            html.Append("<div style=\"margin:6px 0\"><b>It looks as if ").Append(Card.Text(mistake.Name)).Append(".</b> ")
                .Append(Card.Text(mistake.Hint)).Append("</div>");
        if (result.NextStep.Length > 0)
            html.Append("<div style=\"opacity:0.8\">").Append(Card.Text(result.NextStep)).Append("</div>");
        if (PictureOf(result)?.Data.GetValueOrDefault(MimeType.Html) is string picture)
            html.Append(picture);
        return Card.Frame(Look(result.Outcome).Color, html.ToString());
    }

    private static string Plain(CheckResult result)
    {
        var text = new StringBuilder()
            .Append(Heading(result)).Append(" · ").Append(TitleOf(result)).Append('\n')
            .Append(Card.Plain(result.Message, "  ")).Append('\n');
        foreach (var fact in result.Facts)
            text.Append("    ").Append((fact.Label + ":").PadRight(13)).Append(fact.Value).Append('\n');
        if (result.Recognised is { } mistake)
            text.Append(Card.Plain($"It looks as if {mistake.Name}. {mistake.Hint}", "  ")).Append('\n');
        if (PictureOf(result) is { } picture)
            text.Append(Card.Plain(picture.PlainText, "  ")).Append('\n');
        if (result.NextStep.Length > 0)
            text.Append(Card.Plain(result.NextStep, "  "));
        return text.ToString().TrimEnd('\n');
    }

    private static JsonObject Json(CheckResult result) => new()
    {
        ["id"] = result.ExerciseId,
        ["outcome"] = result.Outcome.ToString(),
        ["stage"] = result.Stage.ToString(),
        ["message"] = result.Message,
        ["recognised"] = result.Recognised?.Name,
    };

    private static MimeBundle? PictureOf(CheckResult result) =>
        result.Picture is null ? null : Formatter.ToMimeBundle(result.Picture);
}
