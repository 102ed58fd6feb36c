using System.Collections.Concurrent;
using System.Text;

namespace DeepLearning.Kernel.Output;

/// <summary>
/// Carries outputs from the cells' threads to the receiver's thread, in order. Cells never run the receiver's code: a
/// thread that is interrupted inside it could leave half a message on a socket. A cell that prints faster than the receiver
/// takes waits here, so that a flood needs no memory.
/// </summary>
sealed class OutputQueue : IDisposable
{
    const int Capacity = 4_000_000;
    const int LongestText = 64_000;

    readonly ConcurrentQueue<OutputEvent> waiting = new();
    readonly AutoResetEvent arrived = new(initialState: false);
    readonly Thread carrier;
    int weight;
    volatile bool closed;
    Exception? failure;

    public OutputQueue()
    {
        carrier = new Thread(Carry) { IsBackground = true, Name = "cell output" };
        carrier.UnsafeStart();
    }

    public void Enqueue(OutputEvent output)
    {
        while (Volatile.Read(ref weight) > Capacity && !closed)
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
        if (Interlocked.Exchange(ref failure, null) is { } thrown)
            throw new IOException($"the cell's output could not be delivered: {thrown.Message}", thrown);
    }

    public void Dispose()
    {
        closed = true;
        arrived.Set();
        // A receiver that never returns must not keep the session from ending.
        if (carrier.Join(TimeSpan.FromSeconds(2)))
            arrived.Dispose();
    }

    // Without a lock: a thread that is interrupted while it waits for one would lose its output.
    void Put(OutputEvent output)
    {
        if (closed)
            return;
        Interlocked.Add(ref weight, output.Weight);
        waiting.Enqueue(output);
        arrived.Set();
    }

    void Carry()
    {
        while (!closed || !waiting.IsEmpty)
        {
            arrived.WaitOne();
            while (waiting.TryDequeue(out var first))
            {
                Interlocked.Add(ref weight, -first.Weight);
                try
                {
                    Join(first).Deliver();
                }
                catch (Exception thrown)
                {
                    failure = thrown;
                }
            }
        }
    }

    // Neighbouring prints become one message, and of neighbouring updates of one display only the last is sent.
    OutputEvent Join(OutputEvent first)
    {
        StringBuilder? text = null;
        while (waiting.TryPeek(out var next) && ReferenceEquals(next.Output, first.Output))
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
            waiting.TryDequeue(out _);
            Interlocked.Add(ref weight, -next.Weight);
        }
        return text is null ? first : ((OutputEvent.Text)first) with { Content = text.ToString() };
    }
}
