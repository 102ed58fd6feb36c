namespace DeepLearning.Course;

/// <summary>What a learner calls: checks an answer, gives hints, shows progress.</summary>
/// <example><code>Check.Run("fp-neuron", Neuron);</code></example>
public static class Check
{
    /// <summary>What was tried and which hints were seen since the kernel started.</summary>
    internal static Attempts Attempts { get; set; } = new();

    /// <summary>Supplied by a host that has a compiler: lists the members that an answer uses. Without it, forbidden
    /// members go unnoticed.</summary>
    public static SourceInspector? SourceInspector
    {
        get => SourceInspection.Inspector;
        set => SourceInspection.Inspector = value;
    }

    /// <summary>Checks an answer, shows what was found, and keeps the progress.</summary>
    /// <param name="id">The exercise, such as <c>fp-neuron</c>.</param>
    /// <param name="answer">The learner's function.</param>
    public static CheckResult Run(string id, Delegate? answer)
    {
        var result = Judge(id, answer);
        CheckCard.Of(result).Show();
        return result;
    }

    /// <summary>Shows one more hint each time, from the idea to nearly the code.</summary>
    public static void Hint(string id)
    {
        if (Catalogue.Find(id) is not { } exercise)
        {
            CheckCard.Of(Unknown(id)).Show();
            return;
        }

        HintCard.Of(exercise, Attempts.NextHint(exercise), Attempts.IsGraded(id)).Show();
    }

    /// <summary>Shows the solution of an exercise, once all three hints were shown and an answer was checked, or an answer was right.
    /// Before that it says what is missing.</summary>
    /// <param name="id">The exercise, such as <c>fp-neuron</c>.</param>
    public static void Solution(string id)
    {
        if (Catalogue.Find(id) is not { } exercise) CheckCard.Of(Unknown(id)).Show();
        else if (Attempts.IsGraded(id)) SolutionCard.NotShown(exercise, SolutionCard.Withheld).Show();
        else if (Attempts.Missing(exercise) is { } missing) SolutionCard.NotShown(exercise, missing).Show();
        else if (CourseText.Solutions.GetValueOrDefault(id) is not { } code)
            SolutionCard.NotShown(exercise, "The lesson has no solution for this exercise.").Show();
        else SolutionCard.Of(exercise, code, ProgressStore.Default.RecordSolution(exercise)).Show();
    }

    /// <summary>Says that exercises are graded, so that their solutions are not shown. The copies that <c>dln release</c> makes call
    /// it before each check.</summary>
    public static void Graded(params string[] ids)
    {
        foreach (var id in ids) Attempts.Graded(id);
    }

    /// <summary>Shows which exercises are right, begun, and still to do.</summary>
    public static void Progress() => ProgressCard.Of(ProgressStore.Default).Show();

    /// <summary>Ends a checkpoint: what is right, and which lessons to read again for what is not yet.</summary>
    /// <param name="checkpoint">Such as <c>checkpoint-1</c>.</param>
    public static void Review(string checkpoint)
    {
        LessonName[] known = [.. Catalogue.Exercises.Select(exercise => exercise.Lesson).Where(lesson => lesson.IsCheckpoint).Distinct()];
        var name = LessonParts.Find(known, lesson => lesson, checkpoint, "checkpoint");
        ReviewCard.Of(name, ProgressStore.Default).Show();
    }

    private static CheckResult Judge(string id, Delegate? answer)
    {
        if (Catalogue.Find(id) is not { } exercise) return Unknown(id);
        if (answer is null)
            return new CheckResult(id, Outcome.Error, Stage.Attempted,
                "There is no function to check: give its name, as in Check.Run(\"" + id + "\", MyFunction).")
            {
                Title = exercise.Title,
            };

        var result = Checker.Judge(exercise, new DelegateAnswer(answer));
        Attempts.Checked(result);
        // Only who has all hints and has tried is told of the solution.
        if (result.Outcome != Outcome.Right && Attempts.HasAllHints(exercise) && Attempts.Missing(exercise) is null)
            result = result with { NextStep = AfterAllHints(id) };
        var problem = ProgressStore.Default.Record(exercise, result);
        return problem is null ? result : result with { Facts = [.. result.Facts, new Fact("note", problem)] };
    }

    private static string AfterAllHints(string id) =>
        "Change the cell, run it, then run this one. You have seen all hints. "
        + (Attempts.IsGraded(id) ? SolutionCard.Withheld : $"Check.Solution(\"{id}\") shows one way to write it.");

    private static CheckResult Unknown(string id)
    {
        var nearest = Catalogue.Nearest(id, Catalogue.Exercises.Select(exercise => exercise.Id));
        var suggestion = nearest is null ? "" : $" Did you mean \"{nearest}\"?";
        return new CheckResult(id, Outcome.Error, Stage.Attempted, $"There is no exercise \"{id}\".{suggestion}");
    }
}
