using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Tests;

/// <summary>Keeps what a cell puts out, in order, as lines such as <c>stdout: hello</c>.</summary>
internal sealed class RecordingOutput : ICellOutput
{
    private readonly Lock _gate = new();
    private readonly List<(string Kind, string Text)> _events = [];

    public Queue<string> Answers { get; } = [];

    public List<string> Prompts { get; } = [];

    public List<MimeBundle> Displayed { get; } = [];

    /// <summary>Everything in order; neighbouring prints to one stream are one entry.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_gate)
                return [.. _events.Select(entry => $"{entry.Kind}: {entry.Text}")];
        }
    }

    public string Stdout => Text("stdout");

    public string Stderr => Text("stderr");

    public void Stream(string name, string text)
    {
        lock (_gate)
        {
            if (_events.Count > 0 && _events[^1].Kind == name)
                _events[^1] = (name, _events[^1].Text + text);
            else
                _events.Add((name, text));
        }
    }

    public void Display(MimeBundle bundle, string? displayId) => Add("display", bundle);

    public void UpdateDisplay(string displayId, MimeBundle bundle) => Add("update", bundle);

    public void ClearOutput(bool wait)
    {
        lock (_gate)
            _events.Add(("clear", wait ? "wait" : "now"));
    }

    public string ReadLine(string prompt, bool password)
    {
        Prompts.Add(prompt);
        return Answers.TryDequeue(out var answer) ? answer : throw new InvalidOperationException("nobody answers");
    }

    private void Add(string kind, MimeBundle bundle)
    {
        lock (_gate)
        {
            _events.Add((kind, bundle.PlainText));
            Displayed.Add(bundle);
        }
    }

    private string Text(string stream)
    {
        var text = new StringBuilder();
        lock (_gate)
        {
            foreach (var (kind, content) in _events)
            {
                if (kind == stream)
                    text.Append(content);
            }
        }
        return text.ToString();
    }
}
