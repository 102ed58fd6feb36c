namespace DeepLearning.Course;

/// <summary>A card to learn with.</summary>
/// <param name="Front">The question.</param>
/// <param name="Back">The answer, in one or two sentences.</param>
public sealed record Flashcard(string Front, string Back);
