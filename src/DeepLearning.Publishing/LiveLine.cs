namespace DeepLearning.Publishing;

/// <summary>One line at the bottom of a terminal that shows what is going on; nothing at all in a file or a pipe.</summary>
/// <param name="width">How many columns the terminal has; null where there is none.</param>
internal sealed class LiveLine(TextWriter output, Func<int>? width) : IDisposable
{
    private const string Erase = "\r\u001b[2K";

    public void Show(string text)
    {
        if (width is null) return;
        var columns = width();
        output.Write(Erase + (text.Length < columns ? text : text[..(columns - 2)] + "…"));
    }

    public void Dispose()
    {
        if (width is not null) output.Write(Erase);
    }
}
