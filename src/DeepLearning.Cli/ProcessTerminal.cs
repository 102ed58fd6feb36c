namespace DeepLearning.Cli;

/// <summary>The terminal that this process was started in.</summary>
internal static class ProcessTerminal
{
    private const int NarrowestLine = 20;
    private const int UsualWidth = 80;

    public static Terminal Find()
    {
        var isInteractive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
        return new Terminal(Console.Out, Console.Error, isInteractive, isInteractive ? Width : null);
    }

    private static int Width()
    {
        try
        {
            return Math.Max(NarrowestLine, Console.WindowWidth);
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
