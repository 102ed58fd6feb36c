using System.Reflection;
using System.Text;
using DeepLearning.Grading.Lessons;
using DeepLearning.Grading.Policies;
using DeepLearning.Grading.Reports;
using DeepLearning.Grading.Results;
using DeepLearning.Grading.Sandboxes;
using DeepLearning.Grading.Submissions;

namespace DeepLearning.Grading.Runs;

/// <summary>Where and how a class is graded.</summary>
/// <param name="Shard">This machine's part of the class, counted from 0.</param>
internal sealed record GradeSettings(
    string Submissions, string Output, SandboxKind Sandbox, int Jobs, (int Part, int Of) Shard, bool Resume);

/// <summary>Grades a class: results are files, each written whole or not at all, so a run that dies loses nothing.</summary>
internal sealed class GradeRun(GradeSettings settings, CoursePolicy policy, IReadOnlyList<LessonProgram> lessons, Terminal terminal)
{
    public async Task<int> RunAsync(string? data, CancellationToken cancellation)
    {
        if (Sandbox.Missing(settings.Sandbox) is { } missing) throw new UserError(missing, ExitCode.EngineFailure);
        var problems = new List<string>();
        var bySlug = lessons.ToDictionary(lesson => lesson.Slug, StringComparer.Ordinal);
        var files = InShard(SubmissionFile.Find(settings.Submissions, bySlug.Keys, problems));
        if (files.Count == 0 && settings.Shard.Of == 1)
        {
            var example = lessons.Count > 0 ? lessons[0].Slug : "the lesson";
            problems.Add($"{settings.Submissions}: holds no notebook of these lessons; "
                + $"it should hold one folder for each student, and in it {example}.ipynb");
        }
        foreach (var problem in problems) terminal.Error(problem);
        if (File.Exists(settings.Output))
            throw new UserError($"{settings.Output}: is a file; give --out the folder that the results go into", ExitCode.Usage);

        using var program = StagedProgram.Create(data);
        var sandbox = new Sandbox(settings.Sandbox, policy.Limits, program, policy.ContainerImage);
        var (done, kept, gate) = (0, 0, new Lock());
        var groups = files.GroupBy(file => (file.Student, file.Lesson)).ToList();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs, CancellationToken = cancellation };
        await Parallel.ForEachAsync(groups, parallel, async (attempts, _) =>
        {
            var lesson = bySlug[attempts.Key.Lesson];
            var path = Path.Combine(settings.Output, attempts.Key.Student, attempts.Key.Lesson, GradeResult.FileName);
            var result = await GradeAsync([.. attempts.TakeLast(Math.Max(1, policy.Attempts))], lesson, path, sandbox);
            lock (gate)
            {
                done++;
                if (result.Kept) kept++;
                var score = $"{GradeText.Number(result.Grade.Score)} of {GradeText.Number(result.Grade.Max)}";
                var notes = (result.Kept ? "  (kept)" : "") + (result.Grade.IsComplete ? "" : "  TO BE GRADED AGAIN");
                terminal.WriteLine($"{done} of {groups.Count}  {attempts.Key.Student}  {attempts.Key.Lesson}  {score}{notes}");
            }
        });
        var results = Directory.Exists(settings.Output) ? GradeResult.ReadAll([settings.Output]) : [];
        var gradebook = Path.Combine(settings.Output, GradeResult.GradebookName);
        AtomicFile.Write(gradebook, Encoding.UTF8.GetBytes(GradeExport.Gradebook(results)));
        var open = results.Count(result => !result.IsComplete);
        terminal.WriteLine($"{groups.Count} submissions: {groups.Count - kept} graded, {kept} kept, {open} to be graded again; "
            + $"sandbox: {settings.Sandbox.ToString().ToLowerInvariant()}; gradebook: {gradebook}");
        return open > 0 ? ExitCode.PartlyGraded : ExitCode.Done;
    }

    private async Task<(GradeResult Grade, bool Kept)> GradeAsync(
        IReadOnlyList<SubmissionFile> attempts, LessonProgram lesson, string path, Sandbox sandbox)
    {
        var grader = Fingerprint(lesson);
        if (settings.Resume && GradeResult.TryRead(path) is { IsComplete: true } before && before.Grader == grader
            && attempts.Any(attempt => attempt.Attempt == before.Attempt && SameFile(attempt, before.Submission)))
        {
            return (before, true);
        }
        GradeResult? best = null;
        foreach (var attempt in policy.BestAttempt ? attempts : attempts.TakeLast(1))
        {
            var result = await GradeAsync(attempt, lesson, new SubmissionGrader(policy, sandbox, grader));
            if (best is null || result.Score >= best.Score) best = result;
        }
        foreach (var draft in AtomicFile.Abandoned(path)) File.Delete(draft);
        best!.Write(path);
        return (best, false);
    }

    /// <summary>A fault of the grader's own costs nobody a point and nobody else a grade.</summary>
    private static async Task<GradeResult> GradeAsync(SubmissionFile attempt, LessonProgram lesson, SubmissionGrader grader)
    {
        try
        {
            return await grader.GradeAsync(attempt, lesson);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return grader.Failed(attempt, lesson, $"{error.GetType().Name}: {error.Message}");
        }
    }

    private static bool SameFile(SubmissionFile file, string hash)
    {
        try
        {
            return ContentHash.Of(file.Read()) == hash;
        }
        catch (Exception error) when (error is UserError or IOException)
        {
            return hash.Length == 0;
        }
    }

    private string Fingerprint(LessonProgram lesson)
    {
        var limits = policy.Limits;
        var seed = policy.HiddenSeed is { } secret ? ContentHash.Of(Encoding.UTF8.GetBytes("seed:" + secret)) : "";
        var points = string.Join(',', policy.Points.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={GradeText.Number(pair.Value)}"));
        var due = policy.Due.TryGetValue(lesson.Slug, out var date) ? date.UtcTicks : 0;
        var module = typeof(Course.Catalogue).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var late = FormattableString.Invariant($"{due}|{policy.Grace}|{policy.LatePerDay}|{policy.LateAtMost}");
        var text = FormattableString.Invariant($"{lesson.Fingerprint}|{module}|{seed}|{points}|{policy.Partial}|{late}|")
            + FormattableString.Invariant($"{policy.BestAttempt}|{policy.Attempts}|{limits}|{settings.Sandbox}");
        return ContentHash.Of(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Every machine finds the same students in the same order and takes each n-th.</summary>
    private List<SubmissionFile> InShard(IReadOnlyList<SubmissionFile> files)
    {
        var students = files.Select(file => file.Student).Distinct(StringComparer.Ordinal).ToList();
        return [.. files.Where(file => students.IndexOf(file.Student) % settings.Shard.Of == settings.Shard.Part)];
    }
}
