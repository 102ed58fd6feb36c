namespace DeepLearning.Course;

/// <summary>What a learner has done with each exercise since the kernel started: what decides whether a solution is shown.</summary>
internal sealed class Attempts
{
    private readonly Dictionary<string, int> _hints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Outcome> _best = new(StringComparer.Ordinal);
    private readonly HashSet<string> _graded = new(StringComparer.Ordinal);

    /// <summary>Counts one more hint, and says how many of them are to be shown.</summary>
    public int NextHint(Exercise exercise) =>
        _hints[exercise.Id] = Math.Min(_hints.GetValueOrDefault(exercise.Id) + 1, exercise.Hints.Count);

    /// <summary>Takes note of a check. A stub is no attempt.</summary>
    public void Checked(CheckResult result)
    {
        if (result.Outcome > _best.GetValueOrDefault(result.ExerciseId)) _best[result.ExerciseId] = result.Outcome;
    }

    /// <summary>Takes note that an exercise is graded: its solution is its instructor's to give.</summary>
    public void Graded(string id) => _graded.Add(id);

    public bool IsGraded(string id) => _graded.Contains(id);

    public bool HasAllHints(Exercise exercise) => _hints.GetValueOrDefault(exercise.Id) >= exercise.Hints.Count;

    /// <summary>What is missing before the solution of an exercise is shown; null when nothing is.</summary>
    public string? Missing(Exercise exercise)
    {
        var best = _best.GetValueOrDefault(exercise.Id);
        if (best == Outcome.Right) return null;
        var given = _hints.GetValueOrDefault(exercise.Id);
        List<string> steps = [];
        if (best == Outcome.NotAttempted) steps.Add("write an answer of your own and check it, even one that you are not sure of");
        if (given < exercise.Hints.Count)
        {
            var rest = Enumerable.Range(given + 1, exercise.Hints.Count - given);
            steps.Add($"look at hint {string.Join(" and ", rest)} with Check.Hint(\"{exercise.Id}\")");
        }

        return steps.Count == 0 ? null : $"Not yet. First {string.Join(", and ", steps)}; then this shows one way to write it.";
    }
}
