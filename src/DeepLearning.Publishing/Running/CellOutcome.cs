namespace DeepLearning.Publishing.Running;

/// <summary>How a cell ended, seen from outside its process.</summary>
internal enum CellEnd
{
    Ok,

    /// <summary>It did not compile, or it threw.</summary>
    Error,

    /// <summary>It took its process with it, or had to be stopped with it: the notebook cannot go on.</summary>
    Fatal,

    /// <summary>The engine's own failure, not the cell's.</summary>
    EngineFailure,
}

/// <summary>How a cell ended, and in one line why.</summary>
internal sealed record CellOutcome(CellEnd End, string Message = "", string ErrorName = "");
