using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;
using YamlDotNet.Core;

namespace DeepLearning.Publishing.Style;

/// <summary>How the lessons of a course are written: the sizes, the everyday words and the phrases to avoid that its
/// <c>style.yml</c> lists.</summary>
internal sealed record StyleGuide(
    bool IsEnforced, IReadOnlyDictionary<string, int> Limits, IReadOnlySet<string> Everyday, IReadOnlyList<BannedPhrase> Phrases)
{
    /// <summary>The file's name, in the folder of the modules.</summary>
    public const string FileName = "style.yml";

    /// <summary>What a course without a <c>style.yml</c> has: no limit, and nothing to avoid.</summary>
    public static readonly StyleGuide None = new(false, new Dictionary<string, int>(), new HashSet<string>(), []);

    /// <summary>Reads the guide of a course.</summary>
    /// <param name="root">The folder of the modules.</param>
    /// <exception cref="UserError">The file is not a style guide.</exception>
    public static StyleGuide Read(string root)
    {
        var path = Path.Combine(root, FileName);
        if (!File.Exists(path)) return None;
        try
        {
            var yaml = YamlJson.ParseMapping(File.ReadAllText(path));
            if (yaml.Select(part => part.Key).FirstOrDefault(key => key is not ("enforce" or "size" or "everyday" or "phrases")) is { } odd)
                throw new FormatException($"`{odd}` is none of enforce, size, everyday and phrases");
            return new StyleGuide(
                yaml["enforce"]?.GetValue<bool>() ?? false,
                ReadLimits(yaml["size"]),
                Texts(yaml["everyday"]).ToHashSet(StringComparer.OrdinalIgnoreCase),
                [.. (yaml["phrases"]?.AsArray() ?? []).Select(phrase => Phrase(phrase!.AsObject()))]);
        }
        catch (Exception error) when (error is YamlException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new UserError($"{path}: {error.Message.ReplaceLineEndings(" ")}; docs/lesson-format.md shows the form");
        }
    }

    private static Dictionary<string, int> ReadLimits(JsonNode? node)
    {
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, most) in node?.AsObject() ?? [])
        {
            if (LessonSize.Measures.All(measure => measure.Name != name))
                throw new FormatException(
                    $"`size: {name}` is nothing that is measured: "
                    + $"{string.Join(", ", LessonSize.Measures.Select(measure => measure.Name))}");
            limits[name] = most is JsonValue value && value.TryGetValue(out long number) && number > 0
                ? (int)number
                : throw new FormatException($"`size: {name}` is the most that a lesson may have, a whole number");
        }
        return limits;
    }

    private static IEnumerable<string> Texts(JsonNode? node) => (node?.AsArray() ?? []).Select(text => text?.ToString() ?? "");

    private static BannedPhrase Phrase(JsonObject phrase)
    {
        string Field(string name) => phrase[name]?.ToString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"each of `phrases` has a `pattern`, an `instead` and a `why`, and one has no `{name}`");

        // A pattern that runs wild on a long line must not stop the program.
        var pattern = new Regex(Field("pattern"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
        return new BannedPhrase(pattern, Field("instead"), Field("why"));
    }

    /// <summary>A measure against its limit, as a reader sees it: "2,310 of 1,600".</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>A way of putting things that lessons avoid.</summary>
/// <param name="Pattern">What to look for.</param>
/// <param name="Instead">What to write.</param>
/// <param name="Why">The reason, in a few words.</param>
internal sealed record BannedPhrase(Regex Pattern, string Instead, string Why);
