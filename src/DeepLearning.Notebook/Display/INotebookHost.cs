namespace DeepLearning.Notebook;

/// <summary>Where outputs go: a Jupyter client, a worker's caller or a terminal.</summary>
public interface INotebookHost
{
    /// <summary>Shows an output below the running cell.</summary>
    /// <param name="bundle">What to show.</param>
    /// <param name="displayId">A name under which <see cref="UpdateDisplay"/> can replace it later; null if it stays.</param>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>Replaces every output that was shown under <paramref name="displayId"/>.</summary>
    void UpdateDisplay(string displayId, MimeBundle bundle);

    /// <summary>Removes the running cell's outputs: at once, or when the next one arrives.</summary>
    void ClearOutput(bool wait);

    /// <summary>Asks the learner for a line of text.</summary>
    string ReadLine(string prompt, bool password);

    /// <summary>Whether somebody sees outputs as they come; false in a batch run, where updates may be saved up.</summary>
    bool IsInteractive { get; }
}
