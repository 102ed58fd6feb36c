using System.Globalization;

namespace DeepLearning.Cli.Worker;

/// <summary>Why a worker is no more, in one line for the author of the cell that ran.</summary>
internal static class WorkerEnd
{
    public static string Explain(int exitCode, string errors)
    {
        if (errors.Contains("Stack overflow", StringComparison.Ordinal)) return "overflowed the stack; does a method call itself without end?";
        if (errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || errors.Contains("OutOfMemory", StringComparison.Ordinal)) return "ran out of memory";
        // What a signal ended has 128 and its number as exit code; 137 is how the system ends a process that takes too much memory.
        if (exitCode == 137) return "was ended by the system, most likely for taking too much memory";
        var code = exitCode.ToString(CultureInfo.InvariantCulture);
        return FirstLine(errors) is { } line
            ? $"ended its process with exit code {code}: {line}"
            : $"ended its process with exit code {code}; a cell must not call Environment.Exit";
    }

    private static string? FirstLine(string errors) =>
        errors.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("Unhandled exception", StringComparison.Ordinal) || line.StartsWith("Fatal error", StringComparison.Ordinal));
}
