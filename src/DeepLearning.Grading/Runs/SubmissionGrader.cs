using DeepLearning.Course;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Policies;
using DeepLearning.Grading.Results;
using DeepLearning.Grading.Sandboxes;
using DeepLearning.Grading.Submissions;
using Found = DeepLearning.Course.Outcome;

namespace DeepLearning.Grading.Runs;

/// <summary>Grades one submission.</summary>
internal sealed class SubmissionGrader(CoursePolicy policy, Sandbox sandbox, string grader)
{
    /// <summary>What cases are drawn from, where the policy has no secret: they differ from those that a notebook's check uses.</summary>
    private const string UnseenCases = "grade";

    private const string EndedItself = "Running the cell itself ended its process: ";

    private const string WrongWhereHidden =
        "It is right in every case that you can see, and not in one that is hidden. Think of inputs of other sizes and signs.";

    private static readonly string[] Unusual =
    [
        "System.Reflection", "System.Runtime.InteropServices", "System.Runtime.Loader", "System.Diagnostics", "System.IO", "System.Net",
        "System.Environment", "System.AppDomain", "System.Activator", "System.Type.GetType", "System.Threading.Thread", "System.GC",
        "System.Console.OpenStandard", "System.DateTime", "System.Random",
    ];

    public async Task<GradeResult> GradeAsync(SubmissionFile file, LessonProgram lesson)
    {
        var notes = new List<string>();
        var hash = "";
        Dictionary<string, string>? answers = null;
        try
        {
            var bytes = file.Read();
            hash = ContentHash.Of(bytes);
            answers = SubmittedAnswers.Read(file.Path, bytes, lesson, notes);
        }
        catch (Exception error) when (error is UserError or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            notes.Add(error.Message);
        }
        var grades = answers is null
            ? [.. lesson.Exercises.Select(exercise => Plain(exercise, GradeOutcome.NotRun, "The notebook could not be read."))]
            : await GradeAsync(lesson, answers);
        return Result(file, lesson, hash, grades, notes);
    }

    /// <summary>The result where the grader itself failed: nothing is decided, and it is graded again.</summary>
    public GradeResult Failed(SubmissionFile file, LessonProgram lesson, string problem)
    {
        var message = $"The grading machine failed: {problem}";
        return Result(file, lesson, "", [.. lesson.Exercises.Select(one => Plain(one, GradeOutcome.Infrastructure, message))], []);
    }

    private GradeResult Result(SubmissionFile file, LessonProgram lesson, string hash, List<ExerciseGrade> grades, List<string> notes)
    {
        var raw = grades.Sum(grade => grade.Points);
        var penalty = policy.LatePenalty(lesson.Slug, file.HandedIn);
        var walls = sandbox.Kind.ToString().ToLowerInvariant();
        var (score, max) = (Math.Round(raw * (1 - penalty), 4), grades.Sum(grade => grade.Max));
        return new GradeResult(
            file.Student, lesson.Slug, file.Attempt, file.HandedIn, hash, grader, walls, raw, penalty, score, max, grades, notes);
    }

    private async Task<List<ExerciseGrade>> GradeAsync(LessonProgram lesson, Dictionary<string, string> answers)
    {
        var attempted = lesson.Exercises.Where(exercise => SubmittedAnswers.IsAttempted(answers, exercise)).ToList();
        if (attempted.Count == 0) return [.. lesson.Exercises.Select(exercise => Untouched(exercise, answers))];

        var compiled = lesson.Compile(answers);
        await using var process = new SubmissionProcess(sandbox, policy.Limits, compiled);
        var grades = new List<ExerciseGrade>();
        foreach (var exercise in lesson.Exercises)
        {
            grades.Add(!attempted.Contains(exercise) ? Untouched(exercise, answers)
                : compiled.Errors.TryGetValue(exercise.Exercise.Id, out var error) ? Plain(exercise, GradeOutcome.Error, error)
                : await Task.Run(() => Judge(exercise, compiled, process)));
        }
        return grades;
    }

    private ExerciseGrade Judge(LessonExercise exercise, CompiledSubmission compiled, SubmissionProcess process)
    {
        var id = exercise.Exercise.Id;
        IReadOnlyList<MemberUse> uses = [.. compiled.Chain.MembersUsedBy(id).Select(use => new MemberUse(use.Name, use.Line))];
        var answer = new RemoteAnswer(id, process, uses);
        try
        {
            var result = Checker.Judge(exercise.Exercise, answer);
            var hidden = result.Outcome == Found.Right && policy.HiddenSeed is { } seed
                ? Checker.JudgeHidden(exercise.Exercise, answer, seed)
                : null;
            if (process.BrokenCells.TryGetValue(id, out var broken)) return Broken(exercise, broken);
            // What a notebook shows can be returned without an answer to the question, so it earns nothing by itself.
            var share = (hidden ?? result).Outcome == Found.PartlyRight
                ? Checker.HiddenShare(exercise.Exercise, answer, policy.HiddenSeed ?? UnseenCases)
                : 0;
            var outcome = Outcomes(hidden ?? result, answer);
            return Plain(exercise, outcome, hidden is null ? result.Message : WrongWhereHidden, share) with
            {
                Stage = (hidden ?? result).Stage.ToString(),
                Facts = hidden is null ? [.. result.Facts.Select(fact => new GradeFact(fact.Label, fact.Value))] : [],
                Mistake = (hidden ?? result).Recognised?.Name,
                Hint = (hidden ?? result).Recognised?.Hint,
                IsHidden = hidden is not null,
                Review = [.. uses.Where(IsUnusual).Select(Said).Distinct(StringComparer.Ordinal).Take(20)],
            };
        }
        catch (InfrastructureException error)
        {
            return Plain(exercise, GradeOutcome.Infrastructure, $"The grading machine failed: {error.Message}");
        }
    }

    private ExerciseGrade Broken(LessonExercise exercise, AnswerOutcome broken) => broken switch
    {
        { End: AnswerEnd.TimedOut } =>
            Plain(exercise, GradeOutcome.Timeout, "Running the cell itself, before its function was called, did not end in time."),
        { End: AnswerEnd.Infrastructure } => Plain(exercise, GradeOutcome.Infrastructure, $"The grading machine failed: {broken.Detail}"),
        { Detail.Length: 0 } => Plain(exercise, GradeOutcome.Error, EndedItself + "it used more than it may."),
        _ => Plain(exercise, GradeOutcome.Error, EndedItself + broken.Detail + "."),
    };

    private static GradeOutcome Outcomes(CheckResult result, RemoteAnswer answer) => result.Outcome switch
    {
        _ when answer.Broken?.End == AnswerEnd.TimedOut => GradeOutcome.Timeout,
        _ when answer.Broken is not null => GradeOutcome.Error,
        Found.Right => GradeOutcome.Right,
        Found.PartlyRight => GradeOutcome.PartlyRight,
        Found.Wrong => GradeOutcome.Fail,
        Found.NotAttempted => GradeOutcome.NotAttempted,
        _ => GradeOutcome.Error,
    };

    private ExerciseGrade Untouched(LessonExercise exercise, Dictionary<string, string> answers) =>
        answers.ContainsKey(exercise.Exercise.Id)
        ? Plain(exercise, GradeOutcome.NotAttempted, "The cell is as it was handed out.")
        : Plain(exercise, GradeOutcome.NotRun, "The exercise's cell is missing from the notebook.");

    private ExerciseGrade Plain(LessonExercise exercise, GradeOutcome outcome, string message, double unseenShare = 0)
    {
        var max = policy.Points.TryGetValue(exercise.Exercise.Id, out var points) ? points : exercise.Exercise.Points;
        var share = outcome switch { GradeOutcome.Right => 1, GradeOutcome.PartlyRight => policy.Partial * unseenShare, _ => 0 };
        var (id, title) = (exercise.Exercise.Id, exercise.Exercise.Title);
        var earned = Math.Round(max * share, 4);
        return new ExerciseGrade(id, title, earned, max, outcome, "", message, [], null, null, IsHidden: false, []);
    }

    private static string Said(MemberUse use) =>
        $"uses {use.Name} ({(use.Line is { } line ? $"line {line}" : "through another cell")})";

    private static bool IsUnusual(MemberUse use) => Array.Exists(Unusual, name => use.Name.StartsWith(name, StringComparison.Ordinal));
}
