using System.Globalization;
using System.Text.Json.Nodes;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using YamlDotNet.Core;

namespace DeepLearning.Grading.Policies;

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
        if (!File.Exists(path))
        {
            return isRequired
                ? throw new UserError($"{path}: there is no such file; write one (docs/grading.md shows how) or leave --policy out")
                : new CoursePolicy();
        }
        JsonObject yaml;
        try
        {
            yaml = YamlJson.ParseMapping(File.ReadAllText(path));
        }
        catch (YamlException error)
        {
            throw new UserError(
                string.Create(CultureInfo.InvariantCulture, $"{path}:{error.Start.Line}: this is not YAML: {error.Message}"));
        }
        try
        {
            return Read(yaml, path);
        }
        catch (FormatException error)
        {
            throw new UserError($"{path}: {error.Message}; docs/grading.md shows every setting");
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
        var standard = new CoursePolicy();
        var all = new PolicySettings(yaml, "", Known);
        var late = all.Below("late", "per_day", "at_most", "grace_minutes");
        var attempts = all.Below("attempts", "count", "most");
        var (points, due) = (all.Below("points"), all.Below("due"));
        if (points.Names.FirstOrDefault(id => Catalogue.Find(id) is null) is { } unknown)
        {
            var meant = Catalogue.Nearest(unknown, Catalogue.Exercises.Select(exercise => exercise.Id)) is { } near
                ? $"; do you mean `{near}`?"
                : "";
            throw new FormatException($"`points.{unknown}` names no exercise of the course{meant}");
        }
        return new CoursePolicy
        {
            Title = all.Text("title") ?? standard.Title,
            Lessons = all.Texts("lessons"),
            Points = points.Names.ToDictionary(id => id, id => points.Number(id, 0), StringComparer.Ordinal),
            Partial = all.Share("partial", standard.Partial),
            Due = due.Names.ToDictionary(lesson => lesson, due.Date, StringComparer.Ordinal),
            Grace = TimeSpan.FromMinutes(late.Number("grace_minutes", 0)),
            LatePerDay = late.Share("per_day", standard.LatePerDay),
            LateAtMost = late.Share("at_most", standard.LateAtMost),
            BestAttempt = attempts.Text("count") switch
            {
                null or "last" => false,
                "best" => true,
                var other => throw new FormatException($"`attempts.count` is `{other}`; it is last or best"),
            },
            Attempts = attempts.Whole("most", standard.Attempts),
            HiddenSeed = all.Has("hidden_seed") ? Seed(all, path) : null,
            Limits = Within(
                all.Below("limits", "call_seconds", "notebook_seconds", "memory_mb", "processes", "open_files", "file_mb"),
                standard.Limits),
            ContainerImage = all.Text("container_image") ?? standard.ContainerImage,
        };
    }

    private static GradingLimits Within(PolicySettings limits, GradingLimits standard) => new()
    {
        Call = TimeSpan.FromSeconds(limits.Number("call_seconds", standard.Call.TotalSeconds, least: 0.1)),
        Notebook = TimeSpan.FromSeconds(limits.Number("notebook_seconds", standard.Notebook.TotalSeconds, least: 1)),
        // Less than this .NET itself cannot start in.
        MemoryBytes = (long)limits.Number("memory_mb", standard.MemoryBytes >> 20, least: 256) << 20,
        Processes = limits.Whole("processes", standard.Processes),
        OpenFiles = limits.Whole("open_files", standard.OpenFiles),
        FileBytes = (long)limits.Number("file_mb", standard.FileBytes >> 20, least: 1) << 20,
    };

    /// <summary>The secret is never in the policy itself, which students may see, but in the environment or in another file.</summary>
    private static string Seed(PolicySettings all, string path)
    {
        var seed = all.Below("hidden_seed", "env", "file");
        if (seed.Text("env") is { } name)
            return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
                ? value
                : throw new FormatException($"hidden_seed is to be in the environment variable {name}, which is not set");
        const string neither = "`hidden_seed` needs `env: NAME` or `file: PATH`; the secret itself does not belong in this file";
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, seed.Text("file") ?? throw new FormatException(neither));
        return File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : throw new FormatException($"hidden_seed is to be in {file}, which does not exist");
    }
}
