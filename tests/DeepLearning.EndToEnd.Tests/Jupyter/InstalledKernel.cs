using DeepLearning.Cli;
using DeepLearning.Cli.Jupyter;
using DeepLearning.Tests.Jupyter;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>The kernel, installed once into a folder of the tests as <c>dln install --prefix</c> does it.</summary>
public sealed class InstalledKernel : IDisposable
{
    /// <summary>A folder with an installed kernel to use instead of installing one, which takes a minute.</summary>
    private const string PrefixVariable = "DLN_TEST_PREFIX";

    private readonly Lazy<string> _prefix = new(Install);

    public string Prefix => _prefix.Value;

    /// <summary>What a Jupyter program needs to find the kernel, and nothing of the user's own.</summary>
    public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["JUPYTER_PATH"] = Path.Combine(Prefix, "share", "jupyter"),
        ["JUPYTER_DATA_DIR"] = Path.Combine(Prefix, "user"),
        ["JUPYTER_CONFIG_DIR"] = Path.Combine(Prefix, "config"),
        ["JUPYTER_RUNTIME_DIR"] = Path.Combine(Prefix, "runtime"),
        ["IPYTHONDIR"] = Path.Combine(Prefix, "ipython"),
        ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1",
        ["MPLBACKEND"] = "agg",
    };

    internal Python.Result RunPython(string python, IEnumerable<string> arguments, TimeSpan limit)
    {
        var result = Python.TryRun(python, arguments, limit, Environment);
        Assert.NotNull(result);
        return result;
    }

    public void Dispose()
    {
        if (_prefix.IsValueCreated && System.Environment.GetEnvironmentVariable(PrefixVariable) is null)
            Directory.Delete(Prefix, recursive: true);
    }

    private static string Install()
    {
        if (System.Environment.GetEnvironmentVariable(PrefixVariable) is { Length: > 0 } given
            && Directory.Exists(Path.Combine(given, "share"))) return given;
        var prefix = Directory.CreateTempSubdirectory("dln-kernel-").FullName;
        using var output = new StringWriter();
        var code = KernelInstaller.Install(
            InstallTarget.Of(prefix), ["deep-learning-csharp", ".net-csharp"], new Terminal(output, output, isInteractive: false));
        Assert.True(code == ExitCode.Done, output.ToString());
        return prefix;
    }
}
