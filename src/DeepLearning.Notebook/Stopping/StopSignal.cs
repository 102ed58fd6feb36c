using System.Diagnostics;

namespace DeepLearning.Notebook;

/// <summary>
/// Asks code to stop, and lets it stop where that does no harm. .NET could abort a thread at any instruction, but outside of
/// Windows its own process often ends of that. So the kernel writes a call of <see cref="ThrowIfRaised"/> into every loop of
/// a cell, and training asks between two batches. A signal flows with the code into tasks and threads.
/// </summary>
public sealed class StopSignal : IDisposable
{
    private static readonly AsyncLocal<StopSignal?> Flowing = new();
    private static int _raisedSignals;

    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(Current);
    private int _raised;

    /// <summary>Makes a signal for code that the calling code starts; it is raised with the caller's own one, too.</summary>
    public StopSignal() => Token = _source.Token;

    /// <summary>
    /// The signal of the calling code as a token, for what can stop by itself; one that is never cancelled if it has none.
    /// </summary>
    public static CancellationToken Current => Flowing.Value?.Token ?? CancellationToken.None;

    /// <summary>Cancelled when the signal is raised.</summary>
    public CancellationToken Token { get; }

    /// <summary>Ends the calling code if it has been asked to stop. While nobody asks, this costs one look at a number.</summary>
    /// <exception cref="OperationCanceledException">It has been asked.</exception>
    [StackTraceHidden]
    public static void ThrowIfRaised()
    {
        if (Volatile.Read(ref _raisedSignals) != 0)
            Current.ThrowIfCancellationRequested();
    }

    /// <summary>As <see cref="ThrowIfRaised"/>, where only an expression can stand. The value says nothing.</summary>
    /// <exception cref="OperationCanceledException">It has been asked.</exception>
    [StackTraceHidden]
    public static bool IsQuiet()
    {
        ThrowIfRaised();
        return true;
    }

    /// <summary>Makes the calling code, and what it starts from now on, listen to this signal.</summary>
    public void Listen() => Flowing.Value = this;

    /// <summary>Makes the calling code listen to no signal.</summary>
    public static void ListenToNone() => Flowing.Value = null;

    /// <summary>
    /// Asks the code to stop and returns at once. The task ends when all that wait for <see cref="Token"/> have been told.
    /// </summary>
    public Task RaiseAsync()
    {
        if (Interlocked.Exchange(ref _raised, 1) != 0)
            return Task.CompletedTask;
        // In this order: whoever sees the number finds the token cancelled.
        var told = _source.CancelAsync();
        Interlocked.Increment(ref _raisedSignals);
        return told;
    }

    /// <summary>To be called when no code listens any more; until then other code pays for a longer look.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _raised, 2) == 1)
            Interlocked.Decrement(ref _raisedSignals);
        _source.Dispose();
    }
}
