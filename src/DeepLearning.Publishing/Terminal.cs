using Spectre.Console;

namespace DeepLearning.Publishing;

/// <summary>
/// Where a command writes. On a terminal it may use colour and redraw its progress; in a file or a pipe it writes
/// plain lines, never wrapped, so that each message stays one line.
/// </summary>
/// <param name="width">How many columns the terminal has now; not asked where there is none.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isInteractive, Func<int>? width = null)
{
    private readonly Lazy<IAnsiConsole> _console = new(() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
        Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
    }));

    public TextWriter Out { get; } = output;
    public TextWriter ErrorOut { get; } = error;
    public bool IsInteractive { get; } = isInteractive;

    public void WriteLine(string line = "") => Out.WriteLine(line);

    public void Good(string line) => Coloured("green", line);

    public void Bad(string line) => Coloured("red", line);

    public void Faint(string line) => Coloured("grey", line);

    public void Error(string line) => ErrorOut.WriteLine($"dln: {line}");

    /// <summary>A line that shows progress until it is disposed.</summary>
    public LiveLine LiveLine() => new(Out, width);

    private void Coloured(string colour, string line)
    {
        if (IsInteractive) _console.Value.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
        else Out.WriteLine(line);
    }
}
