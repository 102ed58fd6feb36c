namespace DeepLearning.Kernel;

/// <summary>Whether a console should run what has been typed or wait for another line.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Indent">White space that the next line should start with, when <paramref name="Status"/> is incomplete.</param>
public sealed record Completeness(CompletenessStatus Status, string Indent = "");

/// <summary>The verdicts on a piece of code, as Jupyter names them.</summary>
public enum CompletenessStatus
{
    /// <summary>It can run.</summary>
    Complete,

    /// <summary>Something is still open.</summary>
    Incomplete,

    /// <summary>It is wrong, and no further line can put it right.</summary>
    Invalid,
}
