namespace DeepLearning.Course;

/// <summary>What a learner calls: checks an answer, gives hints, shows progress.</summary>
/// <example><code>Check.Run("fp-neuron", Neuron);</code></example>
public static class Check
{
    private static readonly Dictionary<string, int> HintsGiven = [];

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

        var given = Math.Min(HintsGiven.GetValueOrDefault(id) + 1, exercise.Hints.Count);
        HintsGiven[id] = given;
        HintCard.Of(exercise, given).Show();
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
        var problem = ProgressStore.Default.Record(exercise, result);
        return problem is null ? result : result with { Facts = [.. result.Facts, new Fact("note", problem)] };
    }

    private static CheckResult Unknown(string id)
    {
        var nearest = Catalogue.Nearest(id, Catalogue.Exercises.Select(exercise => exercise.Id));
        var suggestion = nearest is null ? "" : $" Did you mean \"{nearest}\"?";
        return new CheckResult(id, Outcome.Error, Stage.Attempted, $"There is no exercise \"{id}\".{suggestion}");
    }
}
