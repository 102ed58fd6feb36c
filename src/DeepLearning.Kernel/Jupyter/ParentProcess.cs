using System.Runtime.InteropServices;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>The program that started this one.</summary>
internal static class ParentProcess
{
    private static readonly int AtStart = Current();

    /// <summary>A test for whether it still runs. Windows hands orphans to nobody, so there the answer is always yes.</summary>
    public static bool IsAlive() => Current() == AtStart;

    private static int Current() => OperatingSystem.IsWindows() ? 0 : GetParentId();

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetParentId();
}
