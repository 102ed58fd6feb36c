using System.Runtime.InteropServices;
using DeepLearning.Kernel;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Jupyter;

namespace DeepLearning.Cli.Processes;

/// <summary><c>dln kernel</c>: serves one script session to Jupyter clients until one of them asks for shutdown.</summary>
internal static class KernelEntry
{
    public static int Run(string connectionFile, TextWriter errors)
    {
        RegexLimit.Install();
        JupyterKernel kernel;
        try
        {
            kernel = new JupyterKernel(ConnectionFile.Read(connectionFile), CreateSession, line =>
                errors.WriteLine($"dln: kernel: {line}"));
        }
        catch (Exception e) when (
            e is InvalidDataException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            errors.WriteLine($"dln: kernel: {e.Message}");
            return ExitCode.InvalidInput;
        }
        catch (IOException e)
        {
            errors.WriteLine($"dln: kernel: {e.Message}");
            return ExitCode.EngineFailure;
        }

        // Ctrl+C in the terminal of a Jupyter server reaches its kernels too; it means them no harm.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            kernel.Stop();
        });
        kernel.Run();
        // Threads that cells have started may run on; they end with the kernel.
        Environment.Exit(ExitCode.Done);
        return ExitCode.Done;
    }

    private static ScriptSession CreateSession() => new(CourseSession.Options());
}
