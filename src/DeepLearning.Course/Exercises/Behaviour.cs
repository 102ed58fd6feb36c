namespace DeepLearning.Course;

/// <summary>What an answer must achieve, where many answers are right: overfit a tiny batch, recognise unseen digits.</summary>
/// <param name="Name">What is tried, as a learner would say it.</param>
/// <param name="Inputs">One value for each parameter.</param>
/// <param name="Judge">Looks at what the answer returned. It is called only when the type is right.</param>
public sealed record Behaviour(string Name, IReadOnlyList<object?> Inputs, Func<object, Verdict> Judge)
{
    internal Case AsCase { get; } = new(Name, [.. Inputs]);
}

/// <summary>What a <see cref="Behaviour"/> found.</summary>
/// <param name="Passed">Whether the answer achieved it.</param>
/// <param name="Message">What was measured and what was needed, in one or two sentences.</param>
/// <param name="Picture">Something to show with it, such as a <c>Figure</c>.</param>
public sealed record Verdict(bool Passed, string Message, object? Picture = null);
