namespace DeepLearning.Notebook;

/// <summary>The host that the display functions write to.</summary>
public static class NotebookHost
{
    private static volatile INotebookHost _current = new ConsoleNotebookHost();

    /// <summary>The current host. A kernel sets it before it runs a cell; the default writes plain text to the console.</summary>
    public static INotebookHost Current
    {
        get => _current;
        set => _current = value ?? throw new ArgumentNullException(nameof(value));
    }
}
