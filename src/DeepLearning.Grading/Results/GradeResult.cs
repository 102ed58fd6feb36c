using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepLearning.Grading.Results;

/// <summary>What came of one exercise. A failure of the machine is never a zero: it is said, and graded again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GradeOutcome>))]
internal enum GradeOutcome
{
    [JsonStringEnumMemberName("right")] Right,
    [JsonStringEnumMemberName("partly right")] PartlyRight,
    [JsonStringEnumMemberName("fail")] Fail,
    [JsonStringEnumMemberName("error")] Error,
    [JsonStringEnumMemberName("timeout")] Timeout,
    [JsonStringEnumMemberName("not attempted")] NotAttempted,
    [JsonStringEnumMemberName("not run")] NotRun,
    [JsonStringEnumMemberName("infrastructure")] Infrastructure,
}

/// <summary>The grade of one exercise.</summary>
/// <param name="Stage">The stage of the check that failed.</param>
/// <param name="Facts">What was expected and what came, for visible cases only.</param>
/// <param name="Mistake">The known mistake that was recognised.</param>
/// <param name="Hint">The hint that fits it.</param>
/// <param name="IsHidden">Whether a hidden case decided, so that feedback says no more than the category.</param>
/// <param name="Review">What an instructor should look at: uses of members that honest answers do without.</param>
internal sealed record ExerciseGrade(
    string Id,
    string Title,
    double Points,
    double Max,
    GradeOutcome Outcome,
    string Stage,
    string Message,
    IReadOnlyList<GradeFact> Facts,
    string? Mistake,
    string? Hint,
    bool IsHidden,
    IReadOnlyList<string> Review);

/// <summary>One line of feedback, such as expected: 0.5.</summary>
internal sealed record GradeFact(string Name, string Value);

/// <summary>The grade of one submission: the one file that everything else is computed from.</summary>
/// <param name="Submission">SHA-256 of the notebook.</param>
/// <param name="Grader">
/// What the grade hangs on besides: the lesson, the exercises, the policy. A resumed run grades again where it differs.
/// </param>
/// <param name="Notes">What was odd about the submission: cells missing, doubled, renamed, edited where that is ignored.</param>
internal sealed record GradeResult(
    string Student,
    string Lesson,
    int Attempt,
    DateTimeOffset HandedIn,
    string Submission,
    string Grader,
    string Sandbox,
    double RawScore,
    double LatePenalty,
    double Score,
    double Max,
    IReadOnlyList<ExerciseGrade> Exercises,
    IReadOnlyList<string> Notes)
{
    public const string FileName = "result.json";

    /// <summary>The class's file among the students' folders.</summary>
    public const string GradebookName = "gradebook.csv";

    private static readonly Comparer<(string Student, string Lesson)> Order = Comparer<(string Student, string Lesson)>.Create(
        static (left, right) => string.CompareOrdinal(left.Student, right.Student) is var student and not 0
            ? student
            : string.CompareOrdinal(left.Lesson, right.Lesson));

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Default,
        // A file that lacks a part is not a result.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    [JsonIgnore]
    public bool IsComplete => Exercises.All(exercise => exercise.Outcome != GradeOutcome.Infrastructure);

    public void Write(string path) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, Options));

    /// <summary>Reads a result; null where there is none, or only half of one.</summary>
    public static GradeResult? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<GradeResult>(File.ReadAllBytes(path), Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Every result under some folders, in order of students and lessons; of two of one submission the later folder's.</summary>
    public static IReadOnlyList<GradeResult> ReadAll(IEnumerable<string> folders)
    {
        var results = new SortedDictionary<(string Student, string Lesson), GradeResult>(Order);
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
                throw new UserError($"{folder}: there is no such folder of grades; `dln grade … --out {folder}` makes it");
            foreach (var path in Directory.EnumerateFiles(folder, FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var result = TryRead(path) ?? throw new UserError($"{path}: is not a result; remove it and grade again with --resume");
                results[(result.Student, result.Lesson)] = result;
            }
        }
        return [.. results.Values];
    }
}
