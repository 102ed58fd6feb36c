using System.Globalization;
using System.Text;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Submissions;

namespace DeepLearning.Grading.Reports;

/// <summary>
/// What students wrote, in the layout of programs that look for copied work: <c>lesson/student/answers.cs</c> is a
/// submission to JPlag, <c>lesson/info.csv</c> lists the same files for Dolos, and <c>template/lesson/answers.cs</c>
/// holds the stubs, which everybody shares and neither should count.
/// </summary>
internal static class SimilarityExport
{
    private const string FileName = "answers.cs";
    private const string Template = "template";

    /// <summary>Writes the folder and returns how many submissions of each lesson are in it.</summary>
    /// <param name="problems">Gets a line for each file that cannot be read.</param>
    public static IReadOnlyDictionary<string, int> Write(
        string submissions, IReadOnlyList<LessonProgram> lessons, string folder, List<string> problems)
    {
        var files = SubmissionFile.Find(submissions, [.. lessons.Select(lesson => lesson.Slug)], problems);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var lesson in lessons)
        {
            var rows = new List<string[]>();
            // Of several attempts the last is compared: the earlier ones would only resemble it.
            var attempts = files.Where(file => file.Lesson == lesson.Slug).GroupBy(file => file.Student, StringComparer.Ordinal);
            foreach (var file in attempts.Select(student => student.Last()))
            {
                if (Source(file, lesson, problems) is not { } source) continue;
                Save(source, folder, lesson.Slug, file.Student, FileName);
                var time = file.HandedIn.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
                rows.Add([$"{file.Student}/{FileName}", file.Student, file.Student, time]);
            }
            var stubs = lesson.Exercises.Select(exercise => (exercise.Exercise.Id, exercise.Stub));
            Save(Joined(stubs), folder, Template, lesson.Slug, FileName);
            Save(CsvText.Of(["filename", "label", "full_name", "created_at"], rows), folder, lesson.Slug, "info.csv");
            counts[lesson.Slug] = rows.Count;
        }
        return counts;
    }

    private static string? Source(SubmissionFile file, LessonProgram lesson, List<string> problems)
    {
        try
        {
            var answers = SubmittedAnswers.Read(file.Path, file.Read(), lesson, []);
            var written = lesson.Exercises.Where(exercise => SubmittedAnswers.IsAttempted(answers, exercise)).ToList();
            return written.Count == 0 ? null : Joined(written.Select(exercise => (exercise.Exercise.Id, answers[exercise.Exercise.Id])));
        }
        catch (Exception error) when (error is UserError or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problems.Add($"{file.Path}: is left out: {error.Message}");
            return null;
        }
    }

    private static string Joined(IEnumerable<(string Id, string Source)> cells) =>
        string.Concat(cells.Select(cell => $"// {cell.Id}\n{cell.Source.Trim()}\n\n"));

    private static void Save(string text, params string[] path) => AtomicFile.Write(Path.Combine(path), Encoding.UTF8.GetBytes(text));
}
