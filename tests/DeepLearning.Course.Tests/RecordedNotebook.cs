using DeepLearning.Notebook;

namespace DeepLearning.Course.Tests;

/// <summary>Records what is shown, with a profile folder of its own, until it is disposed.</summary>
sealed class RecordedNotebook : INotebookHost, IDisposable
{
    readonly INotebookHost before = NotebookHost.Current;
    readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("dln-profile-");

    public RecordedNotebook()
    {
        NotebookHost.Current = this;
        Environment.SetEnvironmentVariable(ProgressStore.FolderVariable, profile.FullName);
    }

    public List<MimeBundle> Shown { get; } = [];

    public bool IsInteractive => false;

    public void Display(MimeBundle bundle, string? displayId) => Shown.Add(bundle);

    public void UpdateDisplay(string displayId, MimeBundle bundle) => Shown.Add(bundle);

    public void ClearOutput(bool wait) => Shown.Clear();

    public string ReadLine(string prompt, bool password) => "";

    public void Dispose()
    {
        NotebookHost.Current = before;
        Environment.SetEnvironmentVariable(ProgressStore.FolderVariable, null);
        profile.Delete(recursive: true);
    }
}
