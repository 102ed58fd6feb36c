using System.Runtime.InteropServices;

namespace DeepLearning.Cli.Jupyter;

/// <summary>
/// The <c>dotnet</c> program that runs this one. Kernelspecs name it in full: an editor that was started from the
/// desktop often has not the PATH that a terminal has.
/// </summary>
internal static class DotnetHost
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var file = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } self && System.IO.Path.GetFileName(self) == file) return self;
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.0/ is where this runtime lies.
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var beside = System.IO.Path.Combine(root, file);
        return File.Exists(beside) ? beside : "dotnet";
    }
}
