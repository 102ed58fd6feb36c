namespace DeepLearning.Publishing.Running;

/// <summary>What came of running a notebook.</summary>
/// <param name="Path">The lesson or notebook file.</param>
/// <param name="CellsRun">How many code cells ran, the failing one included.</param>
/// <param name="CellsInAll">How many code cells there are.</param>
/// <param name="ValuesConfirmed">How many numbers of the prose the code confirmed.</param>
/// <param name="Errors">One line for each thing that went wrong: the place, then what.</param>
/// <param name="Elapsed">From the start of its process to the last cell's end.</param>
/// <param name="EngineFailed">Whether the engine could not do its work, as against the notebook's own errors.</param>
internal sealed record NotebookRun(
    string Path, int CellsRun, int CellsInAll, int ValuesConfirmed, IReadOnlyList<string> Errors, TimeSpan Elapsed, bool EngineFailed);
