using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Output;

/// <summary>Leads the display functions to the cell that calls them, or to the former host outside of cells.</summary>
internal sealed class CellHost(INotebookHost former) : INotebookHost
{
    private static readonly Lock Gate = new();

    public bool IsInteractive => CellScope.Current is not null || former.IsInteractive;

    public static void Install()
    {
        lock (Gate)
        {
            if (NotebookHost.Current is not CellHost)
                NotebookHost.Current = new CellHost(NotebookHost.Current);
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        if (CellScope.Current is { } scope)
            scope.Display(bundle, displayId);
        else
            former.Display(bundle, displayId);
    }

    public void UpdateDisplay(string displayId, MimeBundle bundle)
    {
        if (CellScope.Current is { } scope)
            scope.UpdateDisplay(displayId, bundle);
        else
            former.UpdateDisplay(displayId, bundle);
    }

    public void ClearOutput(bool wait)
    {
        if (CellScope.Current is { } scope)
            scope.ClearOutput(wait);
        else
            former.ClearOutput(wait);
    }

    public string ReadLine(string prompt, bool password) =>
        CellScope.Current is { } scope ? scope.ReadLine(prompt, password) : former.ReadLine(prompt, password);
}
