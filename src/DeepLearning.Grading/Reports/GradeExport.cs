using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DeepLearning.Grading.Policies;
using DeepLearning.Grading.Results;
using static DeepLearning.Grading.Results.GradeText;

namespace DeepLearning.Grading.Reports;

/// <summary>The forms in which other systems take grades.</summary>
internal enum ExportFormat { Csv, Nbgrader, Gradescope, Junit, Canvas, Json, Similarity }

/// <summary>Computes every form from the results; none of them is ever read back.</summary>
internal static class GradeExport
{
    // As Python prints a time in universal time.
    private const string NbgraderTime = "yyyy-MM-dd HH:mm:ss";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>Writes one form of the grades into a folder and returns the files.</summary>
    public static IReadOnlyList<string> Write(IReadOnlyList<GradeResult> results, ExportFormat format, CoursePolicy policy, string folder)
    {
        (string Name, string Text)[] files = format switch
        {
            ExportFormat.Csv => [("gradebook.csv", Gradebook(results)), ("exercises.csv", Exercises(results))],
            ExportFormat.Nbgrader => [("nbgrader.csv", Nbgrader(results, policy))],
            ExportFormat.Canvas => [("canvas.csv", Canvas(results))],
            ExportFormat.Junit => [("junit.xml", Junit(results))],
            ExportFormat.Json => [("grades.json", JsonSerializer.Serialize(results, Indented) + "\n")],
            ExportFormat.Gradescope =>
                [.. results.Where(result => result.IsComplete)
                    .Select(result => (Path.Combine(result.Student, result.Lesson, "results.json"), Gradescope(result)))],
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };
        foreach (var (name, text) in files) AtomicFile.Write(Path.Combine(folder, name), Encoding.UTF8.GetBytes(text));
        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    /// <summary>A row a submission.</summary>
    public static string Gradebook(IReadOnlyList<GradeResult> results) => CsvText.Of(
        ["student", "lesson", "raw_score", "late_penalty", "score", "max_score", "attempt", "handed_in", "complete"],
        results.Select(result => new[]
        {
            result.Student, result.Lesson, Number(result.RawScore), Number(result.LatePenalty), Number(result.Score), Number(result.Max),
            Number(result.Attempt), Time(result.HandedIn), result.IsComplete ? "yes" : "no",
        }));

    private static string Exercises(IReadOnlyList<GradeResult> results) => CsvText.Of(
        ["student", "lesson", "exercise", "points", "max_points", "outcome", "stage", "mistake", "review"],
        results.SelectMany(result => result.Exercises.Select(exercise => new[]
        {
            result.Student, result.Lesson, exercise.Id, Number(exercise.Points), Number(exercise.Max), Word(exercise.Outcome),
            exercise.Stage,
            exercise.Mistake ?? "", string.Join("; ", exercise.Review),
        })));

    /// <summary>
    /// The columns, the order and the times of nbgrader's own <c>nbgrader export</c>: every student of every assignment,
    /// with nothing where nothing was handed in. What is to be graded again has no row, for nbgrader knows no such thing.
    /// </summary>
    /// <remarks>
    /// Source: https://nbgrader.readthedocs.io/en/stable/plugins/export-plugin.html and the class <c>CsvExportPlugin</c> there.
    /// </remarks>
    private static string Nbgrader(IReadOnlyList<GradeResult> results, CoursePolicy policy)
    {
        string[] students = [.. results.Select(result => result.Student).Distinct(StringComparer.Ordinal)];
        return CsvText.Of(
            ["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score", "late_submission_penalty",
                "score", "max_score"],
            from assignment in results.GroupBy(result => result.Lesson, StringComparer.Ordinal)
                .OrderBy(lesson => lesson.Key, StringComparer.Ordinal)
            from student in students
            let result = assignment.FirstOrDefault(result => result.Student == student)
            where result is null or { IsComplete: true }
            select new[]
            {
                assignment.Key,
                policy.Due.TryGetValue(assignment.Key, out var due) ? Time(due, NbgraderTime) : "",
                result is null ? "" : Time(result.HandedIn, NbgraderTime),
                student, "", "", "",
                Number(result?.RawScore ?? 0), Number((result?.RawScore ?? 0) - (result?.Score ?? 0)), Number(result?.Score ?? 0),
                Number(assignment.Max(one => one.Max)),
            });
    }

    /// <summary>
    /// Canvas imports a row a student, known by the login that the folder is named for, and a column an assignment, with the
    /// points possible in a row of their own.
    /// </summary>
    /// <remarks>Source: what Canvas itself reads, lib/gradebook_importer.rb in https://github.com/instructure/canvas-lms.</remarks>
    private static string Canvas(IReadOnlyList<GradeResult> results)
    {
        string[] lessons = [.. results.Select(result => result.Lesson).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var most = lessons.Select(lesson => Number(results.Where(result => result.Lesson == lesson).Max(result => result.Max)));
        var rows = results.GroupBy(result => result.Student, StringComparer.Ordinal).Select(student =>
            (string[])[student.Key, "", "", student.Key, "", .. lessons.Select(lesson => Score(student, lesson))]);
        string[] possible = ["    Points Possible", "", "", "", "", .. most];
        return CsvText.Of(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", .. lessons], rows.Prepend(possible));

        static string Score(IEnumerable<GradeResult> student, string lesson) =>
            student.FirstOrDefault(result => result.Lesson == lesson && result.IsComplete) is { } result ? Number(result.Score) : "";
    }

    /// <summary>
    /// Gradescope's <c>results.json</c> of one submission. Its own score stands above the sum of its tests, since a late one has
    /// less.
    /// </summary>
    /// <remarks>Source: https://gradescope-autograders.readthedocs.io/en/latest/specs/, "Output format".</remarks>
    private static string Gradescope(GradeResult result) => new JsonObject
    {
        ["score"] = result.Score,
        ["output"] = result.Notes.Count > 0 ? string.Join('\n', result.Notes) : "",
        ["output_format"] = "text",
        ["visibility"] = "visible",
        ["tests"] = new JsonArray([.. result.Exercises.Select(exercise => new JsonObject
        {
            ["name"] = exercise.Title,
            ["number"] = exercise.Id,
            ["score"] = exercise.Points,
            ["max_score"] = exercise.Max,
            ["status"] = exercise.Outcome == GradeOutcome.Right ? "passed" : "failed",
            ["output"] = string.Join('\n', new[] { exercise.Message, exercise.Hint }.OfType<string>()),
            ["output_format"] = "text",
        })]),
    }.ToJsonString(Indented) + "\n";

    /// <summary>
    /// A suite for each submission and a case for each exercise, in the form of Apache Ant that Jenkins, GitLab and others read.
    /// </summary>
    /// <remarks>
    /// Source: https://github.com/windyroad/JUnit-Schema. The times of a run, which are optional to most readers, are not recorded.
    /// </remarks>
    private static string Junit(IReadOnlyList<GradeResult> results)
    {
        var suites = results.Select(result => new XElement("testsuite", [
            new XAttribute("name", Printable($"{result.Student}/{result.Lesson}")),
            new XAttribute("timestamp", Time(result.HandedIn, "yyyy-MM-dd'T'HH:mm:ss")),
            .. Counts(result.Exercises),
            .. result.Exercises.Select(exercise => new XElement(
                "testcase", new XAttribute("classname", result.Lesson), new XAttribute("name", exercise.Id), Verdict(exercise))),
        ]));
        var root = new XElement("testsuites",
            [new XAttribute("name", "grades"), .. Counts([.. results.SelectMany(result => result.Exercises)]), .. suites]);
        return new XDocument(root).ToString() + "\n";
    }

    private static IEnumerable<XAttribute> Counts(IReadOnlyList<ExerciseGrade> exercises)
    {
        yield return new XAttribute("tests", exercises.Count);
        foreach (var (name, element) in new[] { ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
            yield return new XAttribute(name, exercises.Count(exercise => Element(exercise.Outcome) == element));
    }

    private static string? Element(GradeOutcome outcome) => outcome switch
    {
        GradeOutcome.Right => null,
        GradeOutcome.Fail or GradeOutcome.PartlyRight => "failure",
        GradeOutcome.NotAttempted or GradeOutcome.NotRun => "skipped",
        _ => "error",
    };

    private static XElement? Verdict(ExerciseGrade exercise)
    {
        if (Element(exercise.Outcome) is not { } name) return null;
        var message = new XAttribute("message", $"{Word(exercise.Outcome)}: {Printable(exercise.Message)}");
        return name == "skipped"
            ? new XElement(name, message)
            : new XElement(name, new XAttribute("type", Word(exercise.Outcome)), message);
    }

    private static string Time(DateTimeOffset time, string format = "yyyy-MM-dd'T'HH:mm:ss'Z'") =>
        time.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture);

    private static string Printable(string text) => new([.. text.Where(c => c is '\t' or '\n' || c >= ' ' && !char.IsSurrogate(c))]);
}
