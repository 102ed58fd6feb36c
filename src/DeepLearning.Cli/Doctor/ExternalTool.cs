using System.ComponentModel;
using System.Diagnostics;

namespace DeepLearning.Cli.Doctor;

/// <summary>Asks another program for its version.</summary>
internal static class ExternalTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The first line that the program prints, or <see langword="null"/> when it is not on the path, fails or hangs.</summary>
    public static string? FirstLine(string program, params string[] arguments) => Lines(program, arguments)?[0].Trim();

    /// <summary>All that the program prints, or <see langword="null"/> when it is not on the path, fails or hangs.</summary>
    public static string[]? Lines(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false
            };
            using var process = Process.Start(start);
            if (process is null) return null;
            var output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return process.ExitCode == 0 ? output.Result.Split('\n') : null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The same for the first of several programs that answers, so that one thing may have several names.</summary>
    public static string? FirstLineOfAny(IEnumerable<string> programs, params string[] arguments) =>
        programs.Select(program => FirstLine(program, arguments)).FirstOrDefault(line => line is not null);
}
