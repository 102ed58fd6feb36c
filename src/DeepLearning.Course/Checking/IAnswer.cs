namespace DeepLearning.Course;

/// <summary>A learner's answer that can be called: a function in this process, or one in a grading worker.</summary>
public interface IAnswer
{
    /// <summary>What is wrong with the answer's parameters or return type, or null.</summary>
    string? SignatureProblem(Exercise exercise);

    /// <summary>Calls the answer with copies of the inputs.</summary>
    /// <param name="inputs">One value for each parameter.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="withGradients">Whether to make the tensor inputs require gradients, and to go backward from the sum
    /// of the tensor that comes back.</param>
    Response Respond(IReadOnlyList<object?> inputs, TimeSpan limit, bool withGradients = false);

    /// <summary>The library members that the answer uses; empty where that cannot be known.</summary>
    IReadOnlyList<MemberUse> UsedMembers();
}

/// <summary>What came of one call.</summary>
public sealed record Response
{
    /// <summary>What the answer returned.</summary>
    public object? Value { get; init; }

    /// <summary>What the answer threw.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Whether the time ran out.</summary>
    public bool TimedOut { get; init; }

    /// <summary>The position of an input that the answer changed.</summary>
    public int? ChangedInput { get; init; }

    /// <summary>The gradient of each input, null where none arrived; null when none were asked for.</summary>
    public IReadOnlyList<Tensor?>? Gradients { get; init; }
}

/// <summary>An exception in a learner's answer.</summary>
/// <param name="TypeName">The exception's type.</param>
/// <param name="Message">The exception's message.</param>
/// <param name="NotWritten">Whether it says that something is still a stub.</param>
/// <param name="Thrower">The function that threw it, if that is not the answer itself.</param>
public sealed record Failure(string TypeName, string Message, bool NotWritten = false, string? Thrower = null);
