using DeepLearning.Cli.Jupyter;

namespace DeepLearning.Cli.Tests.Jupyter;

/// <summary>Where the kernel is installed, on every system and with every variable that Jupyter knows.</summary>
public class InstallTargetTests
{
    private const string User = "/users/ada";

    [Theory]
    [InlineData(PlatformID.Unix, "", "home/.local/share/jupyter")]
    [InlineData(PlatformID.Unix, "XDG_DATA_HOME=/data", "/data/jupyter")]
    [InlineData(PlatformID.Unix, "XDG_DATA_HOME=relative", "home/.local/share/jupyter")]
    [InlineData(PlatformID.Unix, "JUPYTER_PLATFORM_DIRS=1", "home/.local/share/jupyter")]
    [InlineData(PlatformID.MacOSX, "", "home/Library/Jupyter")]
    [InlineData(PlatformID.MacOSX, "JUPYTER_PLATFORM_DIRS=1", "home/Library/Application Support/Jupyter")]
    [InlineData(PlatformID.MacOSX, "JUPYTER_PLATFORM_DIRS=0", "home/Library/Jupyter")]
    [InlineData(PlatformID.Win32NT, "", "roaming/jupyter")]
    [InlineData(PlatformID.Win32NT, "JUPYTER_PLATFORM_DIRS=1", "local/Jupyter")]
    [InlineData(PlatformID.Win32NT, "JUPYTER_DATA_DIR=/chosen", "/chosen")]
    [InlineData(PlatformID.Unix, "JUPYTER_DATA_DIR=/chosen;XDG_DATA_HOME=/data", "/chosen")]
    [InlineData(PlatformID.MacOSX, "JUPYTER_DATA_DIR=/chosen", "/chosen")]
    public void A_users_kernels_are_where_Jupyter_looks_for_them(PlatformID system, string variables, string expected)
    {
        var target = InstallTarget.Of(prefix: null, Home(system, variables));
        Assert.Equal(Path.Combine(Places(expected), "kernels"), target.Kernels, ignoreCase: false, ignoreLineEndingDifferences: false);
    }

    [Theory]
    [InlineData(PlatformID.Unix, "home/.local/share")]
    [InlineData(PlatformID.MacOSX, "home/Library/Application Support")]
    [InlineData(PlatformID.Win32NT, "local")]
    public void The_program_is_kept_among_the_users_own_data_and_does_not_roam(PlatformID system, string expected)
    {
        var target = InstallTarget.Of(prefix: null, Home(system, ""));
        Assert.Equal(Path.Combine(Places(expected), "deep-learning-notebooks", "kernel"), target.Programs);
    }

    [Fact]
    public void A_prefix_has_both_below_its_share_folder()
    {
        var target = InstallTarget.Of("venv");
        Assert.Equal(Path.Combine("venv", "share", "jupyter", "kernels"), target.Kernels);
        Assert.Equal(Path.Combine("venv", "share", "deep-learning-notebooks", "kernel"), target.Programs);
    }

    [Fact]
    public void A_system_that_names_no_folder_is_told_to_the_user()
    {
        var home = new JupyterHome(PlatformID.Win32NT, _ => null, _ => "");
        Assert.Contains("--prefix", Assert.Throws<UserError>(() => InstallTarget.Of(prefix: null, home)).Message, StringComparison.Ordinal);
    }

    private static JupyterHome Home(PlatformID system, string variables)
    {
        var given = variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new JupyterHome(system, name => given.GetValueOrDefault(name), folder => folder switch
        {
            Environment.SpecialFolder.UserProfile => User,
            Environment.SpecialFolder.ApplicationData => Path.Combine(User, "roaming"),
            Environment.SpecialFolder.LocalApplicationData => Path.Combine(User, "local"),
            _ => "",
        });
    }

    // "home/…" below the user's folder, "/…" as it is; with the separators of this machine.
    private static string Places(string expected)
    {
        if (expected.StartsWith('/')) return Path.Combine([.. expected.Split('/') is [_, .. var rest] ? rest.Prepend("/") : []]);
        var parts = expected.Split('/');
        return Path.Combine([User, .. parts[0] == "home" ? parts[1..] : parts]);
    }
}
