namespace DeepLearning.Course;

/// <summary>An exercise about a figure or a table: the learner chooses a next step, by its letter, and the reason for it, by its
/// number. "c3", "C 3" and "3, c" are the same answer.</summary>
internal abstract class StepAndReasonExercise : OpenEndedExercise<Func<string>, string>
{
    public override int Points => 2;

    /// <summary>The right step, and why it is right.</summary>
    protected abstract (char Letter, string Why) Step { get; }

    /// <summary>The right reason.</summary>
    protected abstract char Reason { get; }

    /// <summary>For each other step, what speaks against it.</summary>
    protected abstract IReadOnlyList<(char Letter, string Why)> WrongSteps { get; }

    /// <summary>For each other reason, what in the figure contradicts it.</summary>
    protected abstract IReadOnlyList<(char Number, string Why)> WrongReasons { get; }

    protected override Func<string> Solution => () => $"{Step.Letter}{Reason}";

    protected override Func<string> Alternative => () => $" {Reason}, {char.ToUpperInvariant(Step.Letter)} ";

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("a letter or a number is missing, or there is more than one of them",
            "Return one letter for the step and one number for the reason, such as \"a1\".",
            () => "I would try both", output => Read(output) is null),
        .. WrongSteps.Select(wrong => Mistake($"step {wrong.Letter} was chosen", wrong.Why,
            () => $"{wrong.Letter}{Reason}", output => Read(output) is { } read && read.Letter == wrong.Letter)),
        .. WrongReasons.Select(wrong => Mistake($"the step is right, and reason {wrong.Number} was given for it", wrong.Why,
            () => $"{Step.Letter}{wrong.Number}",
            output => Read(output) is { } read && read.Letter == Step.Letter && read.Number == wrong.Number)),
    ];

    protected override Verdict Judge(string output)
    {
        if (Read(output) is not { } read)
            return Failed($"One letter and one number are needed, such as \"a1\", and \"{output}\" came.");
        var isRight = read == (Step.Letter, Reason);
        return isRight ? Verdict(true, $"{Step.Why}") : Failed($"Step {read.Letter} with reason {read.Number} is not the best choice.");
    }

    // The letter and the number of an answer, in either order and with anything else but letters and digits between them.
    private (char Letter, char Number)? Read(string output)
    {
        var signs = output.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray();
        if (signs.Length != 2) return null;
        var (letter, number) = char.IsLetter(signs[0]) ? (signs[0], signs[1]) : (signs[1], signs[0]);
        return IsStep(letter) && IsReason(number) ? (letter, number) : null;
    }

    private bool IsStep(char letter) => letter == Step.Letter || WrongSteps.Any(wrong => wrong.Letter == letter);

    private bool IsReason(char number) => number == Reason || WrongReasons.Any(wrong => wrong.Number == number);
}
