using System.Globalization;
using System.Text;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Nbgrader;
using DeepLearning.Grading.Policies;
using DeepLearning.Grading.Reports;
using DeepLearning.Grading.Results;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Handout;

/// <summary>
/// What a class is given: each lesson's notebook in nbgrader's layout, the data sets, and a page of instructions.
/// Everything is made from the learner's edition, so that no solution and no mistake can get into it.
/// </summary>
internal static class HandoutFolder
{
    private const string DataNote = " `data/` holds the data sets that the notebooks read; keep it beside them.";
    private const string Deeper =
        "A notebook whose name ends in `-deeper` is optional: it goes further than its lesson, and is not graded.";

    private const string Unseen = "Your answer is also called with inputs that the notebook does not show.";

    private static readonly string[] Steps =
    [
        "Install the kernel once: `dln install`. "
            + "Then open a notebook in Jupyter or VS Code and choose the kernel \"C# (Deep Learning)\".",
        "Read from top to bottom and run each cell. "
            + "An exercise's cell holds `throw new NotImplementedException();`: your answer goes in its place.",
        "Change the exercises' cells only, and add cells of your own wherever you like. "
            + "Changes in other cells are ignored when your work is graded.",
    ];

    /// <summary>Writes the folder and returns the notebooks' paths.</summary>
    /// <param name="data">The folder of data sets; null to hand out none.</param>
    public static IReadOnlyList<string> Write(IReadOnlyList<LessonProgram> lessons, CoursePolicy policy, string? data, string folder)
    {
        var paths = new List<string>();
        foreach (var lesson in lessons)
        {
            var notebook = HandoutNotebook.Of(
                LessonFiles.Load(lesson.Path), lesson.Path, id => Points(lesson, id, policy), withholdsSolutions: true);
            paths.Add(Save(notebook, lesson, lesson.Path, folder));
            foreach (var deeper in Optional(lesson, lessons))
                paths.Add(Save(HandoutNotebook.Of(LessonFiles.Load(deeper), deeper, _ => 0), lesson, deeper, folder));
        }
        if (data is not null) CopyData(data, Path.Combine(folder, "data"));
        AtomicFile.Write(Path.Combine(folder, "README.md"), Encoding.UTF8.GetBytes(Instructions(lessons, policy, data is not null)));
        return paths;
    }

    /// <summary>Writes a notebook into its lesson's folder, so that a lesson and its deeper notebook find each other.</summary>
    private static string Save(NotebookDocument notebook, LessonProgram lesson, string source, string folder)
    {
        var path = Path.Combine(folder, lesson.Slug, Path.GetFileNameWithoutExtension(source) + ".ipynb");
        NotebookWriter.Save(notebook, path);
        return path;
    }

    /// <summary>The deeper notebooks beside a lesson, without those that count themselves.</summary>
    private static IEnumerable<string> Optional(LessonProgram lesson, IReadOnlyList<LessonProgram> lessons)
    {
        var number = Number(lesson.Path);
        if (LessonFiles.IsDeeper(lesson.Path) || number.Length == 0) return [];
        return LessonFiles.Find([Path.GetDirectoryName(Path.GetFullPath(lesson.Path))!])
            .Where(path => LessonFiles.IsDeeper(path) && Number(path) == number)
            .Where(path => lessons.All(other => other.Slug != Lesson.SlugOf(path)));
    }

    private static string Number(string path) => new([.. Path.GetFileName(path).TakeWhile(char.IsAsciiDigit)]);

    private static double Points(LessonProgram lesson, string id, CoursePolicy policy) =>
        policy.Points.TryGetValue(id, out var points)
            ? points
            : lesson.Exercises.First(exercise => exercise.Exercise.Id == id).Exercise.Points;

    private static void CopyData(string from, string to)
    {
        foreach (var set in Directory.EnumerateDirectories(from))
        {
            foreach (var file in Directory.EnumerateFiles(set, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }
    }

    private static string Instructions(IReadOnlyList<LessonProgram> lessons, CoursePolicy policy, bool withData)
    {
        var text = new StringBuilder($"""
            # {policy.Title}

            Each folder holds one lesson's notebook.{(withData ? DataNote : "")}

            | lesson | notebook | points | due |
            |---|---|---|---|

            """);
        foreach (var lesson in lessons)
        {
            var points = lesson.Exercises.Sum(exercise => Points(lesson, exercise.Exercise.Id, policy));
            var due = policy.Due.TryGetValue(lesson.Slug, out var date)
                ? date.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
                : "–";
            var notebook = $"{lesson.Slug}/{Path.GetFileNameWithoutExtension(lesson.Path)}.ipynb";
            text.Append($"| {lesson.Slug} | `{notebook}` | {GradeText.Number(points)} | {due} |\n");
        }
        if (lessons.Any(lesson => Optional(lesson, lessons).Any())) text.Append($"\n{Deeper}\n");
        text.Append($"""

            ## How to work

            1. {Steps[0]}
            2. {Steps[1]}
            3. Run the cell below it to check your answer. `Check.Hint("…")` gives a hint, and one more each time.
               Solutions come from your instructor, after the deadline.
            4. {Steps[2]}
            5. Before you hand in: `dln validate <notebook>`. It says in one line each whether anything is missing.
            6. Hand in the notebook under its own name.

            ## How it is graded

            A right answer earns the exercise's points.{Partly(policy)} {Unseen}{Late(policy)}{Attempts(policy)}

            """);
        return text.Replace("\r\n", "\n").ToString();
    }

    private static string Partly(CoursePolicy policy)
    {
        if (policy.Partial <= 0) return "";
        var share = string.Create(CultureInfo.InvariantCulture, $"{100 * policy.Partial:0.#} %");
        return $" One that is right in the first case and not in all others earns up to {share} of them, "
            + "in proportion to the unseen cases that are right.";
    }

    private static string Late(CoursePolicy policy)
    {
        if (policy.Due.Count == 0 || policy.LatePerDay <= 0) return "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $" Each day after the due date, begun or whole, takes {100 * policy.LatePerDay:0.#} % off, "
            + $"at most {100 * policy.LateAtMost:0.#} %.");
    }

    private static string Attempts(CoursePolicy policy)
    {
        if (policy.Attempts <= 1) return "";
        var number = policy.Attempts.ToString(CultureInfo.InvariantCulture);
        var counted = policy.BestAttempt ? "best" : "last";
        return $" You may hand in {number} times (`lesson.2.ipynb` is the second); the {counted} one counts.";
    }
}
