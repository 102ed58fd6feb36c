using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Lessons;

internal enum CellKind { Markdown, Code }

/// <summary>
/// One cell of a lesson's source: its text (lines ended by LF, no final line end), the 1-based line of the lesson
/// file where that text begins, and what the author wrote in the cell's options other than its id.
/// </summary>
internal sealed record LessonCell(CellKind Kind, string Source, int Line, string? Id, JsonObject Metadata)
{
    public IReadOnlyList<string> Tags { get; } =
        Metadata["tags"] is JsonArray tags ? [.. tags.Select(tag => tag?.ToString() ?? "")] : [];

    public string? Exercise { get; } = Metadata["exercise"]?.ToString();

    public bool Has(string tag) => Tags.Contains(tag, StringComparer.Ordinal);
}

/// <summary>The tags that the course gives a meaning to.</summary>
internal static class CellTag
{
    public const string Exercise = "exercise";
    public const string Solution = "solution";
    public const string Check = "check";
    /// <summary>What the exercises need from the rest of the lesson.</summary>
    public const string Setup = "setup";
    public const string SlideOnly = "slide-only";
    public const string Notes = "notes";

    /// <summary>Prints the result that the lesson is about; <c>dln start</c> repeats it.</summary>
    public const string Headline = "headline";
    public const string HideInput = "hide-input";
    public const string Summaries = "summaries";

    /// <summary>A cell whose error is the point of it: <c>dln run</c> and nbclient let it fail.</summary>
    public const string RaisesException = "raises-exception";

    public static readonly IReadOnlyList<string> All =
        [Exercise, Solution, Check, Setup, SlideOnly, Notes, HideInput, Headline, Summaries, RaisesException];
}
