using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Output;

/// <summary>For code that the kernel runs for itself: what it puts out interests nobody.</summary>
internal sealed class SilentOutput : ICellOutput
{
    public void Stream(string name, string text)
    {
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
    }

    public void UpdateDisplay(string displayId, MimeBundle bundle)
    {
    }

    public void ClearOutput(bool wait)
    {
    }

    public string ReadLine(string prompt, bool password) => throw new InvalidOperationException("no cell is running");
}
