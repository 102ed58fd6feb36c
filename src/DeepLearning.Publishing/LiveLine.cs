namespace DeepLearning.Publishing;

/// <summary>One line at the bottom of a terminal that shows what is going on; nothing at all in a file or a pipe.</summary>
internal sealed class LiveLine(TextWriter output, bool isInteractive) : IDisposable
{
    private const string Erase = "\r\u001b[2K";

    public void Show(string text)
    {
        if (!isInteractive) return;
        var width = Width();
        output.Write(Erase + (text.Length < width ? text : text[..(width - 2)] + "…"));
    }

    public void Dispose()
    {
        if (isInteractive) output.Write(Erase);
    }

    private static int Width()
    {
        try
        {
            return Math.Max(20, Console.WindowWidth);
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
