namespace DeepLearning.Course;

/// <summary>A word and what it means.</summary>
/// <param name="Name">The word, as the field uses it.</param>
/// <param name="Meaning">What it means, in plain words that use no later word.</param>
public sealed record Term(string Name, string Meaning);
