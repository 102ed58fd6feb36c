using System.Text;
using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Lessons;

/// <summary>Finds and reads lessons on disk.</summary>
internal static partial class LessonFiles
{
    private static readonly string[] Skipped = ["bin", "obj", "dist", "node_modules"];

    /// <summary>The lessons among files and folders, each folder's in order of their names.</summary>
    /// <exception cref="UserError">A path does not exist.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Expand(path, ".md", IsLesson))];

    /// <summary>What <c>dln run</c> executes: the lessons, and the notebooks that no lesson beside them makes.</summary>
    /// <exception cref="UserError">A path does not exist.</exception>
    public static IReadOnlyList<string> FindRunnable(IEnumerable<string> paths) =>
    [
        .. paths.SelectMany(path => Expand(path, ".md", IsLesson)
            .Concat(Directory.Exists(path) ? Expand(path, ".ipynb", notebook => !File.Exists(Path.ChangeExtension(notebook, ".md"))) : [])
            .OrderBy(WithoutEnding, StringComparer.Ordinal)),
    ];

    /// <summary>Reads and parses a lesson, whatever is wrong with it.</summary>
    /// <exception cref="UserError">The file cannot be read.</exception>
    public static (Lesson Lesson, IReadOnlyList<Problem> Problems) Read(string path) => LessonParser.Parse(path, Text(path));

    /// <summary>Reads a lesson that must be well formed.</summary>
    /// <exception cref="UserError">The file cannot be read, or its form is wrong.</exception>
    public static Lesson Load(string path)
    {
        var (lesson, problems) = Read(path);
        if (problems.Count == 0) return lesson;
        var more = problems.Count > 1 ? $" (and {problems.Count - 1} more; `dln lint` lists them)" : "";
        throw new UserError(problems[0] + more);
    }

    private static string Text(string path)
    {
        if (!File.Exists(path))
            throw new UserError($"{path}: there is no such lesson; give the path of a .md file or of a folder of lessons");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            throw new UserError($"{path}: this is not UTF-8 text; save it as UTF-8");
        }
    }

    private static IEnumerable<string> Expand(string path, string extension, Func<string, bool> wanted)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new UserError($"{path}: there is no such file or folder; `dln` looks from the current folder");
        return Walk(path).Where(file => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && wanted(file));
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).OrderBy(WithoutEnding, StringComparer.Ordinal).Concat(
            Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
                .Where(inner => Path.GetFileName(inner) is var name && name[0] != '.' && !Skipped.Contains(name))
                .SelectMany(Walk));

    // "08-x.md" comes before "08-x-deeper.md", although a full stop comes after a hyphen.
    private static string WithoutEnding(string path) => Path.ChangeExtension(path, null);

    /// <summary>
    /// A lesson's file name begins with its number, a checkpoint's ends with its module's; a README or a page beside them is neither.
    /// </summary>
    public static bool IsLesson(string path) => char.IsAsciiDigit(Path.GetFileName(path)[0]) || IsCheckpoint(path);

    /// <summary>Whether a file is the test at the end of a module, such as <c>checkpoint-1.md</c> or its notebook.</summary>
    public static bool IsCheckpoint(string path) => CheckpointName().IsMatch(Path.GetFileName(path));

    /// <summary>Whether a file is an optional notebook beside a lesson, such as <c>08-…-deeper.md</c> or its notebook.</summary>
    public static bool IsDeeper(string path) => DeeperName().IsMatch(Path.GetFileName(path));

    /// <summary>Whether a slug is that of a deeper notebook.</summary>
    public static bool IsDeeperSlug(string slug) => slug.EndsWith("-deeper", StringComparison.Ordinal);

    [GeneratedRegex(@"^\d+-.+-deeper\.(md|ipynb)$")]
    private static partial Regex DeeperName();

    [GeneratedRegex(@"^checkpoint-\d+\.(md|ipynb)$")]
    private static partial Regex CheckpointName();
}
