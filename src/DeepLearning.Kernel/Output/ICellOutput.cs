using DeepLearning.Notebook;

namespace DeepLearning.Kernel;

/// <summary>
/// Receives what a cell puts out, in the order in which the cell put it out. One thread calls at a time, except for
/// <see cref="ReadLine"/>, which runs on the cell's own thread. A thread that a cell left running may still write
/// after the cell's result has been returned.
/// </summary>
public interface ICellOutput
{
    /// <summary>Text that the cell printed.</summary>
    /// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text; neighbouring writes may arrive joined.</param>
    void Stream(string name, string text);

    /// <summary>Something to show.</summary>
    /// <param name="bundle">Its forms.</param>
    /// <param name="displayId">The name under which <see cref="UpdateDisplay"/> may replace it; null if it never is.</param>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>Replaces what was shown under <paramref name="displayId"/>.</summary>
    void UpdateDisplay(string displayId, MimeBundle bundle);

    /// <summary>Removes the cell's outputs: at once, or when the next one arrives.</summary>
    void ClearOutput(bool wait);

    /// <summary>Asks the learner for a line of text and waits for it. Everything printed before has already arrived.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    string ReadLine(string prompt, bool password);
}
