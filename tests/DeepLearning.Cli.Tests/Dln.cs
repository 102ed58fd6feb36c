namespace DeepLearning.Cli.Tests;

/// <summary>Runs a command as the program would, and keeps what it wrote.</summary>
internal static class Dln
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(arguments, new Terminal(output, error, isInteractive: false));
        return (code, output.ToString(), error.ToString());
    }
}
