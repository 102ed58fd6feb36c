using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Worker;

/// <summary>Sends what a cell puts out to the worker's client.</summary>
internal sealed class RemoteOutput(Action<WorkerEvent> send, InputQuestions questions) : ICellOutput
{
    public void Stream(string name, string text) => send(new StreamText(name, text));

    public void Display(MimeBundle bundle, string? displayId) => send(new DisplayShown(bundle.ToJson(), displayId));

    public void UpdateDisplay(string displayId, MimeBundle bundle) => send(new DisplayUpdated(bundle.ToJson(), displayId));

    public void ClearOutput(bool wait) => send(new OutputCleared(wait));

    // The caller is the cell's thread, which may be aborted: it must not be the one that writes to the channel.
    public string ReadLine(string prompt, bool password) =>
        Task.Run(() => questions.AskAsync(number => send(new InputWanted(number, prompt, password)))).GetAwaiter().GetResult();
}
