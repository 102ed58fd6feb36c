namespace DeepLearning.Course;

/// <summary>A question with choices, each explained.</summary>
/// <param name="Id">Such as <c>fp-q1</c>.</param>
/// <param name="Text">The question.</param>
/// <param name="Choices">Two or more, of which exactly one is right; they are lettered a, b, c.</param>
public sealed record Question(string Id, string Text, IReadOnlyList<Choice> Choices);

/// <summary>A choice of a <see cref="Question"/>.</summary>
/// <param name="Text">The choice.</param>
/// <param name="IsRight">Whether it answers the question.</param>
/// <param name="Explanation">Why it does; or why one might pick it, and should not.</param>
public sealed record Choice(string Text, bool IsRight, string Explanation);
