namespace DeepLearning.Notebook;

/// <summary>Shows outputs as plain text on a terminal, so that lesson code runs in an ordinary program too.</summary>
public sealed class ConsoleNotebookHost : INotebookHost
{
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool IsInteractive => !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (_shown)
        {
            if (displayId is not null)
                _shown[displayId] = bundle.PlainText;
            Console.WriteLine(bundle.PlainText);
        }
    }

    /// <summary>Prints the new text, unless it reads the same as before.</summary>
    public void UpdateDisplay(string displayId, MimeBundle bundle)
    {
        lock (_shown)
        {
            if (_shown.GetValueOrDefault(displayId) == bundle.PlainText)
                return;
            _shown[displayId] = bundle.PlainText;
            Console.WriteLine(bundle.PlainText);
        }
    }

    /// <summary>Does nothing: what a terminal has printed stays.</summary>
    public void ClearOutput(bool wait)
    {
    }

    /// <inheritdoc/>
    public string ReadLine(string prompt, bool password)
    {
        Console.Write(prompt);
        return Console.ReadLine() ?? "";
    }
}
