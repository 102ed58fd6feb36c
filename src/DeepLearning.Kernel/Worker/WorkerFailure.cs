namespace DeepLearning.Kernel.Worker;

/// <summary>Why a worker could not bring a cell to its end.</summary>
public enum WorkerFailureKind
{
    /// <summary>The cell ended the process itself, by <see cref="Environment.Exit"/>.</summary>
    Exited,

    /// <summary>The process died.</summary>
    Crashed,

    /// <summary>The cell's calls were nested too deeply.</summary>
    StackOverflow,

    /// <summary>The cell ran longer than allowed.</summary>
    TimedOut,

    /// <summary>The cell put out more than allowed.</summary>
    OutputFlood,

    /// <summary>The cell needed more memory than allowed.</summary>
    OutOfMemory,
}

/// <summary>A cell that could not be brought to its end.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">The same as one line for a reader.</param>
/// <param name="ExitCode">The process's exit code, if it ended by itself.</param>
public sealed record WorkerFailure(WorkerFailureKind Kind, string Message, int? ExitCode = null);

/// <summary>What came of a cell in a worker: its result, or why there is none.</summary>
/// <param name="Result">The result, if the cell came to its end.</param>
/// <param name="Failure">The failure, if it did not. Unless the client's <c>IsRunning</c> says otherwise, the variables are lost.</param>
public sealed record WorkerOutcome(CellResult? Result, WorkerFailure? Failure);
