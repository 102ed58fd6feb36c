using DeepLearning.Notebook;

namespace DeepLearning.Course.Tests;

/// <summary>Records what is shown, with a profile folder of its own and as if the kernel had just started, until it is disposed.</summary>
internal sealed class RecordedNotebook : INotebookHost, IDisposable
{
    private readonly INotebookHost _before = NotebookHost.Current;
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("dln-profile-");

    public RecordedNotebook()
    {
        NotebookHost.Current = this;
        Check.Attempts = new Attempts();
        Environment.SetEnvironmentVariable(ProgressStore.FolderVariable, _profile.FullName);
    }

    public List<MimeBundle> Shown { get; } = [];

    public bool IsInteractive => false;

    public void Display(MimeBundle bundle, string? displayId) => Shown.Add(bundle);

    public void UpdateDisplay(string displayId, MimeBundle bundle) => Shown.Add(bundle);

    public void ClearOutput(bool wait) => Shown.Clear();

    public string ReadLine(string prompt, bool password) => "";

    public void Dispose()
    {
        NotebookHost.Current = _before;
        Environment.SetEnvironmentVariable(ProgressStore.FolderVariable, null);
        _profile.Delete(recursive: true);
    }
}
