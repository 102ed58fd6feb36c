namespace DeepLearning.Course;

/// <summary>One set of inputs for an answer.</summary>
/// <param name="name">What is special about it, in a few words.</param>
/// <param name="inputs">One value for each parameter.</param>
public sealed class Case(string name, params object?[] inputs)
{
    /// <summary>What is special about it.</summary>
    public string Name { get; } = name;

    /// <summary>One value for each parameter.</summary>
    public IReadOnlyList<object?> Inputs { get; } = inputs;
}
