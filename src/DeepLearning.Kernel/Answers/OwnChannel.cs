using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DeepLearning.Kernel.Answers;

/// <summary>
/// Standard input and output taken away from the code that will run in this process: the protocol keeps handles of its
/// own, and numbers 0 and 1 lead to the null device, also for native code. Number 2 stays, for what .NET itself says when it dies.
/// </summary>
public static class OwnChannel
{
    const int WriteOnly = 1;

    /// <summary>Takes the channel; the process has one, so this is called once.</summary>
    public static (Stream Input, Stream Output) Take()
    {
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        Console.SetIn(TextReader.Null);
        if (OperatingSystem.IsWindows()) return (Console.OpenStandardInput(), Console.OpenStandardOutput());
        var (input, output) = (Duplicate(0), Duplicate(1));
        var (nothing, sink) = (Open("/dev/null", 0), Open("/dev/null", WriteOnly));
        if (nothing < 0 || sink < 0 || Replace(nothing, 0) < 0 || Replace(sink, 1) < 0)
            throw new IOException("the null device cannot be opened");
        return (new FileStream(new SafeFileHandle(input, ownsHandle: true), FileAccess.Read, bufferSize: 0),
            new FileStream(new SafeFileHandle(output, ownsHandle: true), FileAccess.Write, bufferSize: 0));
    }

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Replace(int descriptor, int number);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
