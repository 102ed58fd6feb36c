using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Tests;

/// <summary>Keeps what a cell puts out, in order, as lines such as <c>stdout: hello</c>.</summary>
sealed class RecordingOutput : ICellOutput
{
    readonly Lock gate = new();
    readonly List<(string Kind, string Text)> events = [];

    public Queue<string> Answers { get; } = [];

    public List<string> Prompts { get; } = [];

    public List<MimeBundle> Displayed { get; } = [];

    /// <summary>Everything in order; neighbouring prints to one stream are one entry.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            lock (gate)
                return [.. events.Select(entry => $"{entry.Kind}: {entry.Text}")];
        }
    }

    public string Stdout => Text("stdout");

    public string Stderr => Text("stderr");

    public void Stream(string name, string text)
    {
        lock (gate)
        {
            if (events.Count > 0 && events[^1].Kind == name)
                events[^1] = (name, events[^1].Text + text);
            else
                events.Add((name, text));
        }
    }

    public void Display(MimeBundle bundle, string? displayId) => Add("display", bundle);

    public void UpdateDisplay(string displayId, MimeBundle bundle) => Add("update", bundle);

    public void ClearOutput(bool wait)
    {
        lock (gate)
            events.Add(("clear", wait ? "wait" : "now"));
    }

    public string ReadLine(string prompt, bool password)
    {
        Prompts.Add(prompt);
        return Answers.TryDequeue(out var answer) ? answer : throw new InvalidOperationException("nobody answers");
    }

    void Add(string kind, MimeBundle bundle)
    {
        lock (gate)
        {
            events.Add((kind, bundle.PlainText));
            Displayed.Add(bundle);
        }
    }

    string Text(string stream)
    {
        var text = new StringBuilder();
        lock (gate)
        {
            foreach (var (kind, content) in events)
            {
                if (kind == stream)
                    text.Append(content);
            }
        }
        return text.ToString();
    }
}
