namespace DeepLearning.Course;

/// <summary>A wrong answer that learners really give.</summary>
/// <param name="Name">The mistake in a few words, such as "the bias is missing".</param>
/// <param name="Hint">What to tell a learner who made it.</param>
/// <param name="Wrong">An answer that makes it.</param>
public sealed record Mistake(string Name, string Hint, Delegate Wrong)
{
    /// <summary>For open-ended exercises: whether an output shows this mistake. Null: the outputs of
    /// <see cref="Wrong"/> and of the learner's answer are compared.</summary>
    public Func<object, bool>? Recognises { get; init; }
}
