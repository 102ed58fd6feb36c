namespace DeepLearning.Course;

/// <summary>A table or a figure is read, and the answer is a choice with a reason, such as <c>B2</c>: the letter of what is chosen
/// and the number of the reason, in either order. Capitals, spaces and commas do not matter.</summary>
public abstract class ChoiceExercise : OpenEndedExercise<Func<string>, string>
{
    /// <inheritdoc/>
    public override int Points => 1;

    /// <summary>The right letter and number.</summary>
    protected abstract string Right { get; }

    /// <summary>What the learner who chose rightly is told.</summary>
    protected virtual string Why => $"{Right} it is.";

    /// <summary>The right choice in another spelling that must be accepted.</summary>
    protected abstract string OtherSpelling { get; }

    /// <summary>What is wrong about other choices, the first that fits being the one to tell.</summary>
    protected abstract IReadOnlyList<WrongChoice> WrongChoices { get; }

    /// <inheritdoc/>
    protected sealed override Func<string> Solution => () => Right;

    /// <inheritdoc/>
    protected sealed override Func<string> Alternative => () => OtherSpelling;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the form is not a letter and a number", "Return the letter of your choice and the number of your reason, such as \"A1\".",
            () => "1", choice => !HasForm(choice)),
        .. WrongChoices.Select(wrong => Mistake(wrong.Name, wrong.Hint,
            () => wrong.Choice.Length == 1 ? wrong.Choice + UnusedReason(wrong.Choice) : wrong.Choice,
            choice => Plain(choice).StartsWith(wrong.Choice, StringComparison.Ordinal))),
    ];

    /// <inheritdoc/>
    protected sealed override Verdict Judge(string output) => Plain(output) == Right
        ? Verdict(true, $"{Why}")
        : Failed($"You chose {(HasForm(output) ? Plain(output) : $"\"{output}\", which is not a letter and a number")}.");

    // A reason for which no more special entry exists, so that the entry for the letter alone is the one that fits.
    private char UnusedReason(string letter) =>
        "123456789".First(reason => letter + reason != Right && WrongChoices.All(wrong => wrong.Choice != letter + reason));

    private static bool HasForm(string? choice) => Plain(choice) is [>= 'A' and <= 'Z', >= '1' and <= '9'];

    private static string Plain(string? choice) =>
        string.Concat((choice ?? "").Where(char.IsLetterOrDigit).OrderBy(char.IsDigit)).ToUpperInvariant();
}

/// <summary>A wrong choice and what to tell the learner who made it.</summary>
/// <param name="Choice">A letter and a number, or a letter alone for each of its reasons.</param>
/// <param name="Name">The mistake in a few words.</param>
/// <param name="Hint">What to look at again.</param>
public sealed record WrongChoice(string Choice, string Name, string Hint);
