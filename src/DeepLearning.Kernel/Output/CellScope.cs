using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Output;

/// <summary>
/// The cell to which running code belongs. It flows with the code into tasks and threads, so that what they print
/// arrives at the cell that started them, even after it has ended.
/// </summary>
internal sealed class CellScope(OutputQueue queue, ICellOutput output)
{
    private static readonly AsyncLocal<CellScope?> Flowing = new(Moved);
    private int _threads;

    /// <summary>The scope of the calling code; null for code that no cell started, such as the host's own.</summary>
    public static CellScope? Current => Flowing.Value;

    /// <summary>How many threads are running code of the cell at this moment, its own threads and tasks included.</summary>
    public int Threads => Volatile.Read(ref _threads);

    /// <summary>The scope whose code began or went on last, for what has lost its own.</summary>
    public static CellScope? Latest { get; private set; }

    public void Enter() => Flowing.Value = Latest = this;

    public static void Exit() => Flowing.Value = null;

    public void Write(string stream, string text) => queue.Enqueue(new OutputEvent.Text(output, stream, text));

    public void Display(MimeBundle bundle, string? displayId) =>
        queue.Enqueue(new OutputEvent.Shown(output, bundle, displayId));

    public void UpdateDisplay(string displayId, MimeBundle bundle) =>
        queue.Enqueue(new OutputEvent.Updated(output, displayId, bundle));

    public void ClearOutput(bool wait) => queue.Enqueue(new OutputEvent.Cleared(output, wait));

    public string ReadLine(string prompt, bool password)
    {
        queue.FlushAsync().GetAwaiter().GetResult();
        return output.ReadLine(prompt, password);
    }

    // Called whenever code of a cell starts, resumes or stops on a thread.
    private static void Moved(AsyncLocalValueChangedArgs<CellScope?> change)
    {
        if (change.PreviousValue is { } left)
            Interlocked.Decrement(ref left._threads);
        if (change.CurrentValue is { } entered)
            Interlocked.Increment(ref entered._threads);
    }
}
