namespace DeepLearning.Notebook;

/// <summary>The host that the display functions write to.</summary>
public static class NotebookHost
{
    static volatile INotebookHost current = new ConsoleNotebookHost();

    /// <summary>The current host. A kernel sets it before it runs a cell; the default writes plain text to the console.</summary>
    public static INotebookHost Current
    {
        get => current;
        set => current = value ?? throw new ArgumentNullException(nameof(value));
    }
}
