using System.Text;

namespace DeepLearning.Kernel.Output;

/// <summary>
/// Carries outputs from the cells' threads to the receiver's thread, in order. Cells never run the receiver's code: a
/// thread that is aborted inside it could leave half a message on a socket. A cell that prints faster than the receiver
/// takes waits here, so that a flood needs no memory.
/// </summary>
sealed class OutputQueue : IDisposable
{
    const int Capacity = 4_000_000;
    const int LongestText = 64_000;

    readonly Lock gate = new();
    readonly Queue<OutputEvent> waiting = [];
    readonly AutoResetEvent arrived = new(initialState: false);
    readonly ManualResetEventSlim hasRoom = new(initialState: true);
    readonly ManualResetEventSlim isEmpty = new(initialState: true);
    readonly Thread carrier;
    int weight;
    volatile bool closed;
    Exception? failure;

    public OutputQueue()
    {
        carrier = new Thread(Carry) { IsBackground = true, Name = "cell output" };
        carrier.Start();
    }

    public void Enqueue(OutputEvent output)
    {
        hasRoom.Wait();
        // An abort waits until a finally block has ended, so the queue is never left half changed.
        try
        {
        }
        finally
        {
            lock (gate)
            {
                if (!closed)
                {
                    waiting.Enqueue(output);
                    weight += output.Weight;
                    isEmpty.Reset();
                    if (weight > Capacity)
                        hasRoom.Reset();
                    arrived.Set();
                }
            }
        }
    }

    /// <summary>Waits until everything enqueued so far has been delivered.</summary>
    /// <exception cref="IOException">The receiver failed.</exception>
    public void Flush()
    {
        isEmpty.Wait();
        if (Interlocked.Exchange(ref failure, null) is { } thrown)
            throw new IOException($"the cell's output could not be delivered: {thrown.Message}", thrown);
    }

    public void Dispose()
    {
        lock (gate)
            closed = true;
        arrived.Set();
        // A receiver that never returns must not keep the session from ending.
        if (carrier.Join(TimeSpan.FromSeconds(2)))
            arrived.Dispose();
        isEmpty.Set();
        hasRoom.Set();
    }

    void Carry()
    {
        while (!closed)
        {
            arrived.WaitOne();
            while (Take() is { } output)
            {
                try
                {
                    output.Deliver();
                }
                catch (Exception thrown)
                {
                    failure = thrown;
                }
                lock (gate)
                {
                    if (waiting.Count == 0)
                        isEmpty.Set();
                }
            }
        }
    }

    OutputEvent? Take()
    {
        lock (gate)
        {
            if (!waiting.TryDequeue(out var first))
                return null;
            weight -= first.Weight;
            var joined = Join(first);
            if (weight <= Capacity / 2)
                hasRoom.Set();
            return joined;
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
            waiting.Dequeue();
            weight -= next.Weight;
        }
        return text is null ? first : ((OutputEvent.Text)first) with { Content = text.ToString() };
    }
}
