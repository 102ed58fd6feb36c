namespace DeepLearning.Course;

/// <summary>What <see cref="Check.Run"/> found, and what it tells the learner.</summary>
/// <param name="ExerciseId">The exercise.</param>
/// <param name="Outcome">The finding.</param>
/// <param name="Stage">The stage that failed, or <see cref="Stage.Done"/>.</param>
/// <param name="Message">One sentence that says what happened.</param>
public sealed record CheckResult(string ExerciseId, Outcome Outcome, Stage Stage, string Message)
{
    /// <summary>The exercise's title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Facts below the message, one a line: the call, expected, got, the worst place, the tolerance.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The known mistake that the answer makes, if one was recognised.</summary>
    public Mistake? Recognised { get; init; }

    /// <summary>What to do next.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>Something to look at, such as a <c>Figure</c>.</summary>
    public object? Picture { get; init; }

    /// <summary>1 for right, one half for partly right, else 0.</summary>
    public double Score => Outcome switch { Outcome.Right => 1, Outcome.PartlyRight => 0.5, _ => 0 };

    /// <summary>The result in one line.</summary>
    public override string ToString() => $"{ExerciseId}: {Outcome.InWords()}";
}

/// <summary>One labelled line of a <see cref="CheckResult"/>.</summary>
/// <param name="Label">Such as "expected".</param>
/// <param name="Value">Such as "0.6023".</param>
public sealed record Fact(string Label, string Value);
