using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>
/// A blocking first-in first-out queue that is bounded by the bytes it holds. An item larger than the whole
/// capacity is admitted when the queue is empty, so a large message passes, alone.
/// </summary>
internal sealed class BoundedQueue<T>(long capacity)
{
    private readonly Queue<(T Item, long Size)> _items = new();
    private readonly object _gate = new();
    private long _bytes;
    private bool _completed;

    public int Count
    {
        get { lock (_gate) return _items.Count; }
    }

    /// <summary>Adds an item, waiting for room. False when there was none in time, or the queue is completed.</summary>
    public bool TryEnqueue(T item, long size, TimeSpan wait)
    {
        var clock = Stopwatch.StartNew();
        lock (_gate)
        {
            while (!_completed && _items.Count > 0 && _bytes + size > capacity)
            {
                var left = wait == Timeout.InfiniteTimeSpan ? wait : wait - clock.Elapsed;
                if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero) return false;
                Monitor.Wait(_gate, left);
            }
            if (_completed) return false;
            _items.Enqueue((item, size));
            _bytes += size;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Adds an item at once, also beyond the capacity. For the few small messages that must not wait.</summary>
    public bool EnqueueNow(T item, long size)
    {
        lock (_gate)
        {
            if (_completed) return false;
            _items.Enqueue((item, size));
            _bytes += size;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Takes the oldest item, waiting for one. False when none came in time, or the queue is completed and empty.</summary>
    public bool TryDequeue([MaybeNullWhen(false)] out T item, TimeSpan? wait = null)
    {
        var clock = Stopwatch.StartNew();
        lock (_gate)
        {
            while (_items.Count == 0 && !_completed)
            {
                var left = wait is { } limit ? limit - clock.Elapsed : Timeout.InfiniteTimeSpan;
                if (wait is not null && left <= TimeSpan.Zero) break;
                Monitor.Wait(_gate, left);
            }
            if (!_items.TryDequeue(out var entry))
            {
                item = default;
                return false;
            }
            _bytes -= entry.Size;
            Monitor.PulseAll(_gate);
            item = entry.Item;
            return true;
        }
    }

    /// <summary>Refuses new items; what is queued can still be taken.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Refuses new items and forgets the queued ones.</summary>
    public void Abort()
    {
        lock (_gate)
        {
            _items.Clear();
            _bytes = 0;
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
