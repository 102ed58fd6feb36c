using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Lessons;

/// <summary>What a lesson says about itself before its first cell.</summary>
internal sealed record FrontMatter(JsonObject Fields)
{
    public string? Title => Text(Fields["title"]);

    /// <summary>The lesson's number; a checkpoint and a deeper notebook have none.</summary>
    public int? Lesson => Integer("lesson");

    /// <summary>In a deeper notebook: the number of the lesson that it belongs to.</summary>
    public int? Deeper => Integer("deeper");
    public int? Module => Integer("module");

    /// <summary>How long a learner needs; <see langword="null"/> when the author left it out or wrote it wrongly.</summary>
    public StudyTime? Minutes => StudyTime.Read(Fields["minutes"]);

    /// <summary>Slugs of the lessons to take before this one; <see langword="null"/> when the author left the field out.</summary>
    public IReadOnlyList<string>? Needs =>
        Fields["needs"] is JsonArray needs ? [.. needs.Select(need => need?.ToString() ?? "")] : null;

    public string? QuickSummary => Text(Fields["summaries"]?["quick"]);
    public string? StandardSummary => Text(Fields["summaries"]?["standard"]);
    public string? DetailedSummary => Text(Fields["summaries"]?["detailed"]);

    private static string? Text(JsonNode? node) =>
        node?.ToString().Trim() is { Length: > 0 } text ? text : null;

    private int? Integer(string field) =>
        Fields[field] is JsonValue value && value.TryGetValue(out long number) ? (int)number : null;
}
