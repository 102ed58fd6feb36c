using System.Globalization;

namespace DeepLearning.Course;

/// <summary>The course's check on itself: every stub is not attempted, every solution is right, every known mistake is wrong
/// and recognised, and three hints exist.</summary>
public static class CourseCheck
{
    private const int HintCount = 3;
    private const int FewestMistakes = 3;

    /// <summary>Checks exercises with the sources of their lessons.</summary>
    /// <param name="exercises">All of <see cref="Catalogue.Exercises"/>, or those of one lesson.</param>
    /// <param name="runner">Runs a lesson's stubs and solutions.</param>
    /// <param name="cancellation">Stops between two lessons.</param>
    public static async Task<CourseReport> RunAsync(IReadOnlyList<Exercise> exercises, ILessonRunner runner,
        CancellationToken cancellation = default)
    {
        var report = new CourseReport();
        foreach (var lesson in exercises.GroupBy(exercise => exercise.Lesson))
        {
            var learner = await runner.RunAsync(lesson.Key, Edition.Learner, cancellation).ConfigureAwait(false);
            var solved = await runner.RunAsync(lesson.Key, Edition.Solved, cancellation).ConfigureAwait(false);
            report.Add(learner.Errors.Select(error => $"{lesson.Key}, learner's edition: {error}"));
            report.Add(solved.Errors.Select(error => $"{lesson.Key}, solved edition: {error}"));
            foreach (var exercise in lesson)
            {
                report.Exercises++;
                if (Expect(exercise, learner, Outcome.NotAttempted, "stub", report)) report.StubsNotAttempted++;
                if (Expect(exercise, solved, Outcome.Right, "solution", report)) report.SolutionsRight++;
                CheckAlone(exercise, report);
            }
        }

        return report;
    }

    /// <summary>Checks what needs no lesson source: the reference, the hints and the known mistakes.</summary>
    public static void CheckAlone(Exercise exercise, CourseReport report)
    {
        var reference = Checker.Judge(exercise, new DelegateAnswer(exercise.Reference));
        if (reference.Outcome != Outcome.Right)
            report.Add($"{exercise.Id}: the reference is {reference.Outcome.InWords()}: {reference.Message}");

        var hints = exercise.Hints.Count(hint => !string.IsNullOrWhiteSpace(hint));
        if (hints != HintCount) report.Add(string.Create(CultureInfo.InvariantCulture, $"{exercise.Id}: {hints} hints, not {HintCount}"));
        if (exercise.Mistakes.Count < FewestMistakes)
            report.Add(string.Create(CultureInfo.InvariantCulture,
                $"{exercise.Id}: {exercise.Mistakes.Count} known mistakes, fewer than {FewestMistakes}"));

        foreach (var mistake in exercise.Mistakes)
        {
            report.Mistakes++;
            var result = Checker.Judge(exercise, new DelegateAnswer(mistake.Wrong));
            if (result.Outcome is Outcome.Right or Outcome.NotAttempted)
                report.Add($"{exercise.Id}: the known mistake \"{mistake.Name}\" is {result.Outcome.InWords()}");
            else if (result.Recognised?.Name != mistake.Name)
                report.Add($"{exercise.Id}: the known mistake \"{mistake.Name}\" was taken for "
                    + $"{(result.Recognised is null ? "no mistake" : $"\"{result.Recognised.Name}\"")} ({result.Message})");
            else
                report.MistakesRecognised++;
        }
    }

    private static bool Expect(Exercise exercise, LessonRun run, Outcome expected, string what, CourseReport report)
    {
        var result = run.Checks.LastOrDefault(check => check.ExerciseId == exercise.Id);
        if (result?.Outcome == expected) return true;
        report.Add(result is null
            ? $"{exercise.Id}: no check ran for the {what}; does the lesson have its exercise, solution and check cells?"
            : $"{exercise.Id}: the {what} is {result.Outcome.InWords()}, not {expected.InWords()}: {result.Message}");
        return false;
    }
}
