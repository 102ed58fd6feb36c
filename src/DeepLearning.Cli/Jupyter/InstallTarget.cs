namespace DeepLearning.Cli.Jupyter;

/// <summary>The two folders that an installation touches.</summary>
/// <param name="Kernels">Where Jupyter looks for kernelspecs.</param>
/// <param name="Programs">Where the kernel's program is kept.</param>
/// <param name="Depth">How many folders of each, from the last upwards, an installation makes when they are missing.</param>
internal sealed record InstallTarget(string Kernels, string Programs, int Depth)
{
    private const string ProgramFolder = "deep-learning-notebooks";

    /// <summary>The folders under a prefix, or the user's own when there is none.</summary>
    public static InstallTarget Of(string? prefix, JupyterHome? home = null)
    {
        if (prefix is not null)
        {
            var share = Path.Combine(prefix, "share");
            return new(Path.Combine(share, "jupyter", "kernels"), Path.Combine(share, ProgramFolder, "kernel"), Depth: 3);
        }
        home ??= JupyterHome.OfThisMachine();
        return new(Path.Combine(home.JupyterData, "kernels"), Path.Combine(home.UserData, ProgramFolder, "kernel"), Depth: 2);
    }
}
