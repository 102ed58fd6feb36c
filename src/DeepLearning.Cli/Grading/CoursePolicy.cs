using System.Globalization;
using System.Text.Json.Nodes;
using DeepLearning.Cli.Lessons;
using YamlDotNet.Core;

namespace DeepLearning.Cli.Grading;

/// <summary>How a class is graded: one file, <c>course.yml</c>, whose every setting has a sensible default.</summary>
internal sealed record CoursePolicy
{
    public string Title { get; init; } = "Deep Learning Notebooks";

    /// <summary>The lessons that count, by name; empty where all do.</summary>
    public IReadOnlyList<string> Lessons { get; init; } = [];

    /// <summary>Points of exercises, where they are not the exercise's own.</summary>
    public IReadOnlyDictionary<string, double> Points { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>
    /// The most that an answer can earn which is right in the small case and wrong later, as a share of the points: it is
    /// multiplied by how many of the cases that no notebook shows are right.
    /// </summary>
    public double Partial { get; init; } = 0.5;

    public IReadOnlyDictionary<string, DateTimeOffset> Due { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
    public TimeSpan Grace { get; init; } = TimeSpan.Zero;
    public double LatePerDay { get; init; } = 0.1;
    public double LateAtMost { get; init; } = 1;

    /// <summary>Whether the last or the best of a student's attempts counts, and how many are looked at.</summary>
    public bool BestAttempt { get; init; }
    public int Attempts { get; init; } = 1;

    /// <summary>What the hidden random cases are drawn from; null where only the visible ones are used.</summary>
    public string? HiddenSeed { get; init; }
    public GradingLimits Limits { get; init; } = new();
    public string ContainerImage { get; init; } = "mcr.microsoft.com/dotnet/runtime:10.0";

    private static readonly string[] Known =
        ["title", "lessons", "points", "partial", "due", "late", "attempts", "hidden_seed", "limits", "container_image"];

    /// <param name="path">The file; the defaults where it does not exist and was not asked for.</param>
    public static CoursePolicy Load(string path, bool isRequired)
    {
        if (!File.Exists(path)) return isRequired ? throw new UserError($"{path}: there is no such file; write one (docs/grading.md shows how) or leave --policy out") : new CoursePolicy();
        JsonObject yaml;
        try
        {
            yaml = YamlJson.ParseMapping(File.ReadAllText(path));
        }
        catch (YamlException error)
        {
            throw new UserError(string.Create(CultureInfo.InvariantCulture, $"{path}:{error.Start.Line}: this is not YAML: {error.Message}"));
        }
        try
        {
            return Read(yaml, path);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new UserError($"{path}: {error.Message.ReplaceLineEndings(" ")}; docs/grading.md shows every setting");
        }
    }

    /// <summary>The penalty for handing in at <paramref name="handedIn"/>, as a share of the points.</summary>
    public double LatePenalty(string lesson, DateTimeOffset handedIn)
    {
        if (!Due.TryGetValue(lesson, out var due) || handedIn <= due + Grace) return 0;
        return Math.Min(LateAtMost, LatePerDay * Math.Ceiling((handedIn - due).TotalDays));
    }

    private static CoursePolicy Read(JsonObject yaml, string path)
    {
        if (yaml.Select(entry => entry.Key).FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw new FormatException($"`{unknown}` is not a setting; the settings are {string.Join(", ", Known)}");
        var standard = new CoursePolicy();
        var late = yaml["late"] as JsonObject ?? [];
        var attempts = yaml["attempts"] as JsonObject ?? [];
        var limits = yaml["limits"] as JsonObject ?? [];
        return new CoursePolicy
        {
            Title = (string?)yaml["title"] ?? standard.Title,
            Lessons = yaml["lessons"] is JsonArray lessons ? [.. lessons.Select(lesson => (string)lesson!)] : [],
            Points = (yaml["points"] as JsonObject ?? []).ToDictionary(entry => entry.Key, entry => Number(entry.Value, 0, $"points of {entry.Key}"), StringComparer.Ordinal),
            Partial = Share(yaml["partial"], standard.Partial, "partial"),
            Due = (yaml["due"] as JsonObject ?? []).ToDictionary(entry => entry.Key, entry => Date(entry.Value, entry.Key), StringComparer.Ordinal),
            Grace = TimeSpan.FromMinutes(Number(late["grace_minutes"], 0, "grace_minutes")),
            LatePerDay = Share(late["per_day"], standard.LatePerDay, "per_day"),
            LateAtMost = Share(late["at_most"], standard.LateAtMost, "at_most"),
            BestAttempt = (string?)attempts["count"] switch { null or "last" => false, "best" => true, var other => throw new FormatException($"attempts.count is `{other}`; it is last or best") },
            Attempts = (int)Number(attempts["most"], standard.Attempts, "attempts.most"),
            HiddenSeed = Seed(yaml["hidden_seed"], path),
            Limits = new GradingLimits
            {
                Call = TimeSpan.FromSeconds(Number(limits["call_seconds"], standard.Limits.Call.TotalSeconds, "call_seconds")),
                Notebook = TimeSpan.FromSeconds(Number(limits["notebook_seconds"], standard.Limits.Notebook.TotalSeconds, "notebook_seconds")),
                MemoryBytes = (long)Number(limits["memory_mb"], standard.Limits.MemoryBytes >> 20, "memory_mb") << 20,
                Processes = (int)Number(limits["processes"], standard.Limits.Processes, "processes"),
                OpenFiles = (int)Number(limits["open_files"], standard.Limits.OpenFiles, "open_files"),
                FileBytes = (long)Number(limits["file_mb"], standard.Limits.FileBytes >> 20, "file_mb") << 20,
            },
            ContainerImage = (string?)yaml["container_image"] ?? standard.ContainerImage,
        };
    }

    /// <summary>The secret is never in the policy itself, which students may see, but in the environment or in another file.</summary>
    private static string? Seed(JsonNode? node, string path)
    {
        if (node is null) return null;
        if (node is not JsonObject seed) throw new FormatException("hidden_seed says where the secret is: `env: NAME` or `file: PATH`; the secret itself does not belong in this file");
        if ((string?)seed["env"] is { } name)
            return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new FormatException($"hidden_seed is to be in the environment variable {name}, which is not set");
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, (string?)seed["file"] ?? throw new FormatException("hidden_seed needs `env: NAME` or `file: PATH`"));
        return File.Exists(file) ? File.ReadAllText(file).Trim() : throw new FormatException($"hidden_seed is to be in {file}, which does not exist");
    }

    private static double Number(JsonNode? node, double standard, string name)
    {
        if (node is null) return standard;
        var number = node is JsonValue value && value.TryGetValue(out double real) ? real : node is JsonValue whole && whole.TryGetValue(out long integer) ? integer : double.NaN;
        return number >= 0 ? number : throw new FormatException($"{name} is {node.ToJsonString()}; it must be a number of at least 0");
    }

    private static double Share(JsonNode? node, double standard, string name) =>
        Number(node, standard, name) is <= 1 and var share ? share : throw new FormatException($"{name} must be between 0 and 1");

    private static DateTimeOffset Date(JsonNode? node, string lesson) =>
        DateTimeOffset.TryParse((string?)node, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date : throw new FormatException($"the due date of {lesson} is {node?.ToJsonString() ?? "empty"}; write it like 2026-10-01T23:59:00+02:00");
}
