using System.Collections.Concurrent;
using System.Text;

namespace DeepLearning.Kernel.Output;

/// <summary>
/// Carries outputs from the cells' threads to the receiver's thread, in order. Cells never run the receiver's code: a
/// thread that is interrupted inside it could leave half a message on a socket. A cell that prints faster than the receiver
/// takes waits here, so that a flood needs no memory.
/// </summary>
internal sealed class OutputQueue : IDisposable
{
    private const int Capacity = 4_000_000;
    private const int LongestText = 64_000;

    private readonly ConcurrentQueue<OutputEvent> _waiting = new();
    private readonly AutoResetEvent _arrived = new(initialState: false);
    private readonly Thread _carrier;
    private int _weight;
    private volatile bool _closed;
    private Exception? _failure;

    public OutputQueue()
    {
        _carrier = new Thread(Carry) { IsBackground = true, Name = "cell output" };
        _carrier.UnsafeStart();
    }

    public void Enqueue(OutputEvent output)
    {
        while (Volatile.Read(ref _weight) > Capacity && !_closed)
            Thread.Sleep(1);
        Put(output);
    }

    /// <summary>Waits until everything enqueued so far has been delivered.</summary>
    /// <exception cref="IOException">The receiver failed.</exception>
    public async Task FlushAsync()
    {
        var marker = new OutputEvent.Marker();
        Enqueue(marker);
        await marker.Reached;
        if (Interlocked.Exchange(ref _failure, null) is { } thrown)
            throw new IOException($"the cell's output could not be delivered: {thrown.Message}", thrown);
    }

    public void Dispose()
    {
        _closed = true;
        _arrived.Set();
        // A receiver that never returns must not keep the session from ending.
        if (_carrier.Join(TimeSpan.FromSeconds(2)))
            _arrived.Dispose();
    }

    // Without a lock: a thread that is interrupted while it waits for one would lose its output.
    private void Put(OutputEvent output)
    {
        if (_closed)
            return;
        Interlocked.Add(ref _weight, output.Weight);
        _waiting.Enqueue(output);
        _arrived.Set();
    }

    private void Carry()
    {
        while (!_closed || !_waiting.IsEmpty)
        {
            _arrived.WaitOne();
            while (_waiting.TryDequeue(out var first))
            {
                Interlocked.Add(ref _weight, -first.Weight);
                try
                {
                    Join(first).Deliver();
                }
                catch (Exception thrown)
                {
                    _failure = thrown;
                }
            }
        }
    }

    // Neighbouring prints become one message, and of neighbouring updates of one display only the last is sent.
    private OutputEvent Join(OutputEvent first)
    {
        StringBuilder? text = null;
        while (_waiting.TryPeek(out var next) && ReferenceEquals(next.Output, first.Output))
        {
            if (first is OutputEvent.Text printed && next is OutputEvent.Text more && printed.Stream == more.Stream)
            {
                text ??= new StringBuilder(printed.Content);
                if (text.Length + more.Content.Length > LongestText)
                    break;
                text.Append(more.Content);
            }
            else if (first is OutputEvent.Updated earlier && next is OutputEvent.Updated later && earlier.DisplayId == later.DisplayId)
            {
                first = later;
            }
            else
            {
                break;
            }
            _waiting.TryDequeue(out _);
            Interlocked.Add(ref _weight, -next.Weight);
        }
        return text is null ? first : ((OutputEvent.Text)first) with { Content = text.ToString() };
    }
}
