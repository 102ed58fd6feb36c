using DeepLearning.Notebook;

namespace DeepLearning.Kernel;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It did not compile, or it threw.</summary>
    Error,

    /// <summary>It was stopped by <see cref="ScriptSession.Interrupt"/> or by cancellation.</summary>
    Interrupted,
}

/// <summary>What came of a cell.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Value">Its trailing expression's value, ready to show; null if it has none.</param>
/// <param name="Error">What went wrong, unless <paramref name="Status"/> is <see cref="CellStatus.Ok"/>.</param>
/// <param name="Elapsed">How long it took, compilation included.</param>
public sealed record CellResult(CellStatus Status, MimeBundle? Value, CellError? Error, TimeSpan Elapsed)
{
    /// <summary>Whether threads of an interrupted cell go on running, because nothing short of the process's end stops them.</summary>
    public bool HasRunningThreads { get; init; }
}

/// <summary>An error as a learner should read it.</summary>
/// <param name="Name">The compiler's code (<c>CS0103</c>) or the exception's type.</param>
/// <param name="Message">One line that says what is wrong.</param>
/// <param name="Traceback">The lines to show: the message, then where in the learner's code it happened.</param>
/// <param name="Line">The line inside the cell, from 1; null if the error has no place in it.</param>
/// <param name="Column">The column inside the cell, from 1; null where only the line is known.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line, int? Column);
