using System.Globalization;
using DeepLearning.Publishing.Lessons;
using YamlDotNet.Core;

namespace DeepLearning.Publishing.Lint;

/// <summary>
/// The lessons that a lesson may refer to: those on disk, and those that the course's outline
/// (<c>outline.yml</c> in the folder of the modules) announces.
/// </summary>
internal sealed class CourseOutline
{
    private static readonly Dictionary<string, CourseOutline> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, (int Module, int? Lesson, string Title)> _announced = new(StringComparer.Ordinal);

    private readonly Dictionary<int, string> _numbered = [];

    public HashSet<string> Slugs { get; } = new(StringComparer.Ordinal);

    /// <summary>The course that a lesson belongs to: its module's folder and that folder's neighbours.</summary>
    public static CourseOutline Around(string lessonPath)
    {
        var module = Path.GetDirectoryName(Path.GetFullPath(lessonPath))!;
        var root = Path.GetDirectoryName(module) is { } parent && IsModule(module) ? parent : module;
        if (Known.TryGetValue(root, out var known)) return known;
        return Known[root] = new CourseOutline(root);
    }

    /// <summary>What the outline says of a lesson, or <see langword="null"/>.</summary>
    public (int Module, int? Lesson, string Title)? Announced(string slug) =>
        _announced.TryGetValue(slug, out var entry) ? entry : null;

    /// <summary>The slug of the lesson with a number, on disk or announced; <see langword="null"/> when the course has none.</summary>
    public string? LessonWith(int number) => _numbered.GetValueOrDefault(number);

    public bool HasOutline => _announced.Count > 0;

    /// <summary>The folder of the modules.</summary>
    public string Root { get; }

    private CourseOutline(string root)
    {
        Root = root;
        foreach (var path in LessonFiles.Find([root]))
        {
            var slug = Lesson.SlugOf(path);
            Slugs.Add(slug);
            if (FrontMatterRule.LeadingNumber(Path.GetFileName(path)) is { } number) Number(number, slug);
        }
        var outline = Path.Combine(root, "outline.yml");
        if (File.Exists(outline)) ReadOutline(outline);
        Slugs.UnionWith(_announced.Keys);
    }

    /// <summary>Whether a folder's name is a module's: a number, a hyphen and a name.</summary>
    private static bool IsModule(string folder) => char.IsAsciiDigit(Path.GetFileName(folder)[0]);

    private void ReadOutline(string path)
    {
        try
        {
            foreach (var (module, lessons) in YamlJson.ParseMapping(File.ReadAllText(path)))
            {
                foreach (var (name, title) in lessons!.AsObject())
                {
                    var slug = Lesson.SlugOf(name);
                    int? number = LessonFiles.IsCheckpoint($"{name}.md") ? null : NumberOf(name);
                    _announced.Add(slug, (NumberOf(module), number, title!.ToString()));
                    if (number is { } given) Number(given, slug);
                }
            }
        }
        catch (Exception error) when (error is YamlException or FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new UserError(
                $"{path}: an outline is `NN-module:` lines with `NN-lesson: Title` lines under them, and `checkpoint-N: Title` lines; "
                + $"{error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private void Number(int number, string slug)
    {
        if (!LessonFiles.IsDeeperSlug(slug)) _numbered.TryAdd(number, slug);
    }

    private static int NumberOf(string name) =>
        int.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);
}
