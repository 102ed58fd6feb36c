namespace DeepLearning.Cli.Jupyter;

/// <summary>
/// Where a user's own Jupyter files are, by the rules of
/// https://docs.jupyter.org/en/latest/use/jupyter-directories.html.
/// </summary>
/// <param name="System">The operating system.</param>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Folder">A folder that the system names; empty if it names none.</param>
internal sealed record JupyterHome(PlatformID System, Func<string, string?> Variable, Func<Environment.SpecialFolder, string> Folder)
{
    public static JupyterHome OfThisMachine() => new(
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix,
        Environment.GetEnvironmentVariable,
        folder => Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>Jupyter's data folder of the user, which Jupyter always searches, whatever <c>JUPYTER_PATH</c> adds.</summary>
    public string JupyterData
    {
        get
        {
            if (Variable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen) return chosen;
            // Jupyter's newer layout, which is the default nowhere yet.
            var platformFolders = Variable("JUPYTER_PLATFORM_DIRS") is { Length: > 0 } wanted
                && wanted is not ("0" or "false" or "no" or "off");
            return System switch
            {
                PlatformID.Win32NT when platformFolders => Path.Combine(Named(Environment.SpecialFolder.LocalApplicationData), "Jupyter"),
                PlatformID.Win32NT => Path.Combine(Named(Environment.SpecialFolder.ApplicationData), "jupyter"),
                PlatformID.MacOSX when platformFolders => Path.Combine(Home, "Library", "Application Support", "Jupyter"),
                PlatformID.MacOSX => Path.Combine(Home, "Library", "Jupyter"),
                _ => Path.Combine(UserData, "jupyter"),
            };
        }
    }

    /// <summary>Where programs keep a user's data that stays on this machine.</summary>
    public string UserData => System switch
    {
        PlatformID.Win32NT => Named(Environment.SpecialFolder.LocalApplicationData),
        PlatformID.MacOSX => Path.Combine(Home, "Library", "Application Support"),
        // A relative path is to be ignored, says the specification.
        _ => Variable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data) ? data : Path.Combine(Home, ".local", "share"),
    };

    private string Home => Named(Environment.SpecialFolder.UserProfile);

    private string Named(Environment.SpecialFolder folder) =>
        Folder(folder) is { Length: > 0 } path
            ? path
            : throw new UserError($"the system names no folder for {folder}; choose one with --prefix DIR");
}
