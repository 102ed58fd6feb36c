using DeepLearning.Notebook;

namespace DeepLearning.Notebook.Tests;

/// <summary>A host that keeps what is shown, and stands in for the real one until it is disposed.</summary>
internal sealed class RecordingHost : INotebookHost, IDisposable
{
    private readonly INotebookHost _before = NotebookHost.Current;

    public RecordingHost() => NotebookHost.Current = this;

    public List<(MimeBundle Bundle, string? DisplayId)> Shown { get; } = [];

    public List<(string DisplayId, MimeBundle Bundle)> Updates { get; } = [];

    public bool IsInteractive { get; init; } = true;

    public void Display(MimeBundle bundle, string? displayId) => Shown.Add((bundle, displayId));

    public void UpdateDisplay(string displayId, MimeBundle bundle) => Updates.Add((displayId, bundle));

    public void ClearOutput(bool wait) => Shown.Clear();

    public string ReadLine(string prompt, bool password) => "";

    public void Dispose() => NotebookHost.Current = _before;
}
