namespace DeepLearning.Cli.Jupyter;

/// <summary>The two folders that an installation touches.</summary>
/// <param name="Kernels">Where Jupyter looks for kernelspecs.</param>
/// <param name="Programs">Where the kernel's program is kept.</param>
internal sealed record InstallTarget(string Kernels, string Programs)
{
    private const string ProgramFolder = "deep-learning-notebooks";

    /// <summary>The folders under a prefix, or the user's own when there is none.</summary>
    public static InstallTarget Of(string? prefix) => prefix is null
        ? new(Path.Combine(JupyterData(), "kernels"), Path.Combine(UserData(), ProgramFolder, "kernel"))
        : new(Path.Combine(prefix, "share", "jupyter", "kernels"), Path.Combine(prefix, "share", ProgramFolder, "kernel"));

    // As https://docs.jupyter.org/en/latest/use/jupyter-directories.html has it.
    private static string JupyterData()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen) return chosen;
        if (OperatingSystem.IsWindows()) return Path.Combine(Folder(Environment.SpecialFolder.ApplicationData), "jupyter");
        if (OperatingSystem.IsMacOS()) return Path.Combine(Folder(Environment.SpecialFolder.UserProfile), "Library", "Jupyter");
        return Path.Combine(UserData(), "jupyter");
    }

    private static string UserData() => Folder(Environment.SpecialFolder.LocalApplicationData);

    private static string Folder(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } path
            ? path
            : throw new UserError($"the system names no folder for {folder}; choose one with --prefix DIR");
}
