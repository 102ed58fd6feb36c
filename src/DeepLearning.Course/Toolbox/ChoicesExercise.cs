namespace DeepLearning.Course;

/// <summary>A question with lettered choices about a figure or a table.</summary>
/// <param name="Name">What it is about, in a few words.</param>
/// <param name="Right">The letter of the right choice.</param>
/// <param name="Wrong">The other letters, and what to tell a learner who chose them.</param>
public sealed record ChoiceQuestion(string Name, char Right, params (char Letter, string Name, string Hint)[] Wrong);

/// <summary>Several questions about a figure or a table, each answered with a letter; the answer is the letters in a row, such as
/// <c>"bda"</c>. Capitals, spaces and commas make no difference.</summary>
public abstract class ChoicesExercise : OpenEndedExercise<Func<string>, string>
{
    /// <inheritdoc/>
    public override int Points => 2;

    /// <summary>The questions, in the order of the letters.</summary>
    protected abstract IReadOnlyList<ChoiceQuestion> Questions { get; }

    /// <inheritdoc/>
    protected override Func<string> Solution => () => string.Concat(Questions.Select(question => question.Right));

    /// <inheritdoc/>
    protected override Func<string> Alternative => () => string.Join(", ", Questions.Select(question =>
        char.ToUpperInvariant(question.Right)));

    /// <inheritdoc/>
    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the number of letters is not the number of questions", "Return one letter for each question, in their order.",
            () => "", answer => Letters(answer).Length != Questions.Count),
        .. Questions.SelectMany((question, i) => question.Wrong.Select(wrong => Mistake(wrong.Name, wrong.Hint, () => With(i, wrong.Letter),
            answer => Letters(answer) is var letters && letters.Length == Questions.Count && letters[i] == wrong.Letter))),
    ];

    /// <inheritdoc/>
    protected override Verdict Judge(string answer)
    {
        var letters = Letters(answer);
        if (letters.Length != Questions.Count)
            return Failed($"{Questions.Count} letters are needed, and {letters.Length} came.");
        string[] wrong = [.. Questions.Where((question, i) => letters[i] != question.Right).Select(question => question.Name)];
        return wrong.Length == 0
            ? Verdict(true, $"All {Questions.Count} choices are right.")
            : Failed($"{Questions.Count - wrong.Length} of {Questions.Count} choices are right. "
                + $"Look again at: {string.Join("; ", wrong)}.");
    }

    private string With(int place, char letter) => string.Concat(Questions.Select((question, i) => i == place ? letter : question.Right));

    private static string Letters(string answer) => string.Concat(answer.Where(char.IsLetter).Select(char.ToLowerInvariant));
}
