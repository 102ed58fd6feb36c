using System.Diagnostics;

namespace DeepLearning.Tests.Jupyter;

/// <summary>A Python that has the modules a test needs: the reference clients of the Jupyter protocol are written in it.</summary>
internal static class Python
{
    private static readonly string[] Candidates = ["/usr/bin/python3", "python3", "python"];

    /// <summary>The first Python that can import all the modules; a test without one is skipped with the hint.</summary>
    public static string Require(string modules, string hint)
    {
        foreach (var candidate in Candidates)
        {
            if (TryRun(candidate, ["-c", "import " + modules], TimeSpan.FromMinutes(1)) is { ExitCode: 0 }) return candidate;
        }
        Assert.Skip($"needs Python with {modules}: install it with {hint}");
        return "";
    }

    /// <summary>Runs a script from the tests' folder and gives what it printed; fails the test when it fails.</summary>
    public static string Run(string python, string script, IEnumerable<string> arguments, TimeSpan limit)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Jupyter", script);
        var result = TryRun(python, [path, .. arguments], limit);
        Assert.NotNull(result);
        Assert.True(result.ExitCode == 0, $"{script} ended with {result.ExitCode}:\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    /// <summary>Runs a program to its end, or ends it when it takes longer than the limit. Null when it cannot be started.</summary>
    public static Result? TryRun(
        string program, IEnumerable<string> arguments, TimeSpan limit, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            var exited = process.WaitForExit(limit);
            if (!exited) process.Kill(entireProcessTree: true);
            process.WaitForExit();
            var tail = exited ? "" : "\n(ended: it took longer than " + limit + ")";
            return new Result(exited ? process.ExitCode : -1, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult() + tail);
        }
    }

    internal sealed record Result(int ExitCode, string Output, string Error);
}
