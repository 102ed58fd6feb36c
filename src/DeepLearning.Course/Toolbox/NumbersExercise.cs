namespace DeepLearning.Course;

/// <summary>A question that a pencil answers with a number.</summary>
/// <param name="Name">What is asked for, in a few words.</param>
/// <param name="Right">The number.</param>
/// <param name="Slips">Wrong numbers that learners arrive at, and what each of them tells.</param>
public sealed record NumberQuestion(string Name, float Right, params Slip[] Slips);

/// <summary>A wrong number that a known slip leads to.</summary>
/// <param name="Value">The number.</param>
/// <param name="Name">The slip in a few words.</param>
/// <param name="Hint">What to tell a learner who made it.</param>
public sealed record Slip(float Value, string Name, string Hint);

/// <summary>Several questions, each answered with a number that was worked out by hand. The check says which numbers are right and
/// shows none of those that are missing; a number rounded to three digits is right.</summary>
public abstract class NumbersExercise : OpenEndedExercise<Func<float[]>, float[]>
{
    private const float RelativeRoom = 0.005f;
    private const float AbsoluteRoom = 0.0006f;

    /// <inheritdoc/>
    public override int Points => 2;

    /// <summary>The questions, in the order of the answers.</summary>
    protected abstract IReadOnlyList<NumberQuestion> Questions { get; }

    /// <inheritdoc/>
    protected override Func<float[]> Solution => () => [.. Questions.Select(question => question.Right)];

    /// <inheritdoc/>
    protected override Func<float[]> Alternative => () => [.. Questions.Select(question => MathF.Round(question.Right, 3))];

    /// <inheritdoc/>
    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the number of answers is not the number of questions", "Return one number for each question, in their order.",
            () => [], answers => answers.Length != Questions.Count),
        .. Questions.SelectMany((question, i) => question.Slips.Select(slip => Mistake(slip.Name, slip.Hint, () => With(i, slip.Value),
            answers => answers.Length == Questions.Count && IsNear(answers[i], slip.Value) && !IsNear(answers[i], question.Right)))),
    ];

    /// <inheritdoc/>
    protected override Verdict Judge(float[] answers)
    {
        if (answers.Length != Questions.Count)
            return Failed($"{Questions.Count} numbers are needed, and {answers.Length} came.");
        string[] wrong = [.. Questions.Where((question, i) => !IsNear(answers[i], question.Right)).Select(question => question.Name)];
        return wrong.Length == 0
            ? Verdict(true, $"All {Questions.Count} numbers are right.")
            : Failed($"{Questions.Count - wrong.Length} of {Questions.Count} numbers are right. "
                + $"Look again at: {string.Join("; ", wrong)}.");
    }

    private float[] With(int place, float value) => [.. Questions.Select((question, i) => i == place ? value : question.Right)];

    private static bool IsNear(float got, float wanted) => MathF.Abs(got - wanted) <= AbsoluteRoom + RelativeRoom * MathF.Abs(wanted);
}
