using DeepLearning.Kernel.Execution;

namespace DeepLearning.Kernel.Interactive;

/// <summary>The cell for which .NET Interactive's kernels work at the moment; a session runs one at a time.</summary>
internal sealed class RunningCell
{
    private volatile CellRun? _run;

    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public CellRun Run => _run ?? throw new InvalidOperationException("no cell is running");

    public CellRun? RunOrNull => _run;

    public void Begin(CellRun run) => _run = run;
}
