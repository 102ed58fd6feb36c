namespace DeepLearning.Notebook;

/// <summary>An output that has been shown and can be replaced.</summary>
public sealed class DisplayedValue
{
    private static int _count;
    private readonly INotebookHost _host;

    private DisplayedValue(INotebookHost host, string id)
    {
        _host = host;
        Id = id;
    }

    /// <summary>The name under which the output was shown.</summary>
    public string Id { get; }

    /// <summary>Shows a value and remembers it for updates.</summary>
    public static DisplayedValue Show(MimeBundle bundle)
    {
        // The process id keeps names apart from those of an earlier kernel whose outputs are still on the page.
        var id = FormattableString.Invariant($"dln-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}");
        var displayed = new DisplayedValue(NotebookHost.Current, id);
        displayed._host.Display(bundle, id);
        return displayed;
    }

    /// <summary>Replaces the output by another value.</summary>
    public void Update(object? value) => _host.UpdateDisplay(Id, Formatter.ToMimeBundle(value));
}
