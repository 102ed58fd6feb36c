using System.Globalization;
using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Lessons;

/// <summary>How long a learner needs for a lesson, in minutes: <c>minutes: 45</c>, or <c>minutes: {read: 40, exercises: 40}</c>.</summary>
/// <param name="Reading">The reading, or everything where <paramref name="Exercises"/> is not stated.</param>
/// <param name="Exercises">The exercises; <see langword="null"/> where the author gave one number for everything.</param>
internal sealed record StudyTime(int Reading, int? Exercises)
{
    /// <summary>How the front matter states it, for messages.</summary>
    public const string Form = "`minutes: {read: 40, exercises: 40}`, or one number for everything";

    /// <summary>Reads the front matter's <c>minutes</c>; <see langword="null"/> when there is none, or not in this form.</summary>
    public static StudyTime? Read(JsonNode? node)
    {
        if (Whole(node) is { } all) return all > 0 ? new StudyTime(all, null) : null;
        if (node is not JsonObject parts || parts.Any(part => part.Key is not ("read" or "exercises"))) return null;
        return Whole(parts["read"]) is > 0 and var reading && Whole(parts["exercises"]) is >= 0 and var exercises
            ? new StudyTime(reading, exercises)
            : null;
    }

    /// <summary>As a reader sees it: "40 min reading + 40 min exercises".</summary>
    public override string ToString() => Exercises switch
    {
        null => Invariant($"{Reading} min"),
        0 => Invariant($"{Reading} min reading"),
        _ => Invariant($"{Reading} min reading + {Exercises} min exercises"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int? Whole(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out long number) && number is >= 0 and <= 10_000 ? (int)number : null;
}
