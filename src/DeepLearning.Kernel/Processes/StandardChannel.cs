using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DeepLearning.Kernel.Processes;

/// <summary>
/// Takes the process's standard input and output for the protocol and leaves others in their place, so that nothing that
/// a cell prints, not even from native code, can get into the protocol: standard output then leads to standard error,
/// and standard input is empty.
/// </summary>
public static class StandardChannel
{
    private const int Input = 0, Output = 1, Error = 2;

    /// <summary>Takes the channel; a process has one, so this is called once.</summary>
    public static (Stream Input, Stream Output) Take() => OperatingSystem.IsWindows() ? TakeOnWindows() : TakeOnUnix();

    private static (Stream, Stream) TakeOnUnix()
    {
        var input = Checked(Unix.Duplicate(Input));
        var output = Checked(Unix.Duplicate(Output));
        Checked(Unix.Replace(Error, Output));
        using (var nothing = File.OpenHandle("/dev/null"))
            Checked(Unix.Replace((int)nothing.DangerousGetHandle(), Input));
        return (Open(input, FileAccess.Read), Open(output, FileAccess.Write));
    }

    private static (Stream, Stream) TakeOnWindows()
    {
        const int standardInput = -10, standardOutput = -11, standardError = -12;
        // The handles themselves are ours from now on; only the table by which other code finds them changes.
        var input = Windows.GetStandardHandle(standardInput);
        var output = Windows.GetStandardHandle(standardOutput);
        Windows.SetStandardHandle(standardOutput, Windows.GetStandardHandle(standardError));
        Windows.SetStandardHandle(standardInput, 0);
        return (Open(input, FileAccess.Read), Open(output, FileAccess.Write));
    }

    private static FileStream Open(nint handle, FileAccess access) =>
        new(new SafeFileHandle(handle, ownsHandle: true), access, bufferSize: 0);

    private static int Checked(int result) => result >= 0
        ? result
        : throw new Win32Exception(Marshal.GetLastPInvokeError(), "cannot take standard input and output for messages");

#pragma warning disable SYSLIB1054 // Generated marshalling would need unsafe code, which lives in the library's kernels only.
    private static class Unix
    {
        [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Duplicate(int file);

        [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Replace(int file, int replaced);
    }

    private static class Windows
    {
        [DllImport("kernel32", EntryPoint = "GetStdHandle", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern nint GetStandardHandle(int which);

        [DllImport("kernel32", EntryPoint = "SetStdHandle", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool SetStandardHandle(int which, nint handle);
    }
#pragma warning restore SYSLIB1054
}
