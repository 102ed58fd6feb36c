using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>The program that started this one.</summary>
internal sealed class ParentProcess
{
    private readonly int _idAtStart;
    // Windows gives an orphan no other parent, and the number of one that has ended to another process; so it is held open.
    private readonly Process? _held;

    private ParentProcess(int id, Process? held) => (_idAtStart, _held) = (id, held);

    /// <summary>Whether it still runs; yes where that cannot be known.</summary>
    public bool IsAlive => OperatingSystem.IsWindows() ? _held is not { HasExited: true } : GetParentId() == _idAtStart;

    /// <summary>To be called at the start, while it surely still runs.</summary>
    public static ParentProcess Find() =>
        OperatingSystem.IsWindows() ? new ParentProcess(0, Held()) : new ParentProcess(GetParentId(), null);

    private static Process? Held()
    {
        try
        {
            using var self = Process.GetCurrentProcess();
            var information = default(ProcessInformation);
            if (QueryProcess(self.Handle, 0, ref information, Marshal.SizeOf(information), out _) != 0) return null;
            var parent = Process.GetProcessById((int)information.ParentId);
            _ = parent.SafeHandle;
            // A younger process has taken over the number.
            return parent.StartTime <= self.StartTime ? parent : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetParentId();

    [DllImport("ntdll", EntryPoint = "NtQueryInformationProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int QueryProcess(nint process, int kind, ref ProcessInformation information, int size, out int written);

    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessInformation
    {
        public nint ExitStatus;
        public nint Environment;
        public nint Affinity;
        public nint Priority;
        public nint Id;
        public nint ParentId;
    }
}
