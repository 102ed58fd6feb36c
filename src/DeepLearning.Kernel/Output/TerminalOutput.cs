using System.Text.RegularExpressions;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Output;

/// <summary>
/// Draws what is written for a terminal. Notebooks colour printed text and know a carriage return; what goes up some lines and
/// writes them again, as progress bars do, is shown as a display that is updated, from where it hides the cursor or first moves it
/// up to where it shows the cursor again.
/// </summary>
internal sealed partial class TerminalOutput(ICellOutput output) : ICellOutput
{
    private TerminalScreen? _screen;
    private string _displayId = "";

    public void Stream(string name, string text)
    {
        if (name != "stdout" || (_screen is null && !text.Contains('\x1b')))
        {
            output.Stream(name, text);
            return;
        }
        while (text.Length > 0)
            text = _screen is null ? Print(text) : Draw(text);
    }

    public void Display(MimeBundle bundle, string? displayId) => output.Display(bundle, displayId);

    public void UpdateDisplay(string displayId, MimeBundle bundle) => output.UpdateDisplay(displayId, bundle);

    public void ClearOutput(bool wait)
    {
        _screen = null;
        output.ClearOutput(wait);
    }

    public string ReadLine(string prompt, bool password) => output.ReadLine(prompt, password);

    // What no screen is needed for; gives what comes from there on.
    private string Print(string text)
    {
        var start = Beginning().Match(text);
        var plain = Cursor().Replace(start.Success ? text[..start.Index] : text, "");
        if (plain.Length > 0) output.Stream("stdout", plain);
        if (!start.Success) return "";
        _screen = new TerminalScreen();
        _displayId = $"terminal-{Guid.NewGuid():N}";
        output.Display(_screen.ToMimeBundle(), _displayId);
        return text[start.Index..];
    }

    private string Draw(string text)
    {
        var end = text.IndexOf(CursorShown, StringComparison.Ordinal);
        var drawn = end < 0 ? text : text[..end];
        _screen!.Write(drawn);
        output.UpdateDisplay(_displayId, _screen.ToMimeBundle());
        if (end < 0) return "";
        _screen = null;
        return text[(end + CursorShown.Length)..].TrimStart('\n');
    }

    private const string CursorShown = "\x1b[?25h";

    [GeneratedRegex(@"\x1b\[(\?25l|[0-9]*[AFJ]|[0-9]*;[0-9]*[Hf])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();

    // Sequences that say nothing to a notebook.
    [GeneratedRegex(@"\x1b\[(\?[0-9]+[hl]|[0-9]*K)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cursor();
}
