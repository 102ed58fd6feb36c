using System.Collections.Concurrent;
using System.ComponentModel;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel;

/// <summary>What a cell's code can know about the cell itself.</summary>
public static class Cell
{
    private static readonly ConcurrentDictionary<int, object?> Offered = [];
    private static int _tickets;

    /// <summary>
    /// Cancelled when the learner interrupts the cell. Pass it to what can stop by itself:
    /// <c>await Task.Delay(1000, Cell.Cancellation)</c>.
    /// </summary>
    public static CancellationToken Cancellation => StopSignal.Current;

    /// <summary>Hands over a value to a cell that the kernel itself writes, which is how <c>#!share</c> makes variables.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static object? Take(int ticket) => Offered.TryRemove(ticket, out var value)
        ? value
        : throw new InvalidOperationException("Cell.Take is for the kernel's own use");

    internal static int Offer(object? value)
    {
        var ticket = Interlocked.Increment(ref _tickets);
        Offered[ticket] = value;
        return ticket;
    }
}
