using System.Collections.Concurrent;

namespace DeepLearning.Kernel.Execution;

/// <summary>
/// Threads for cells' code. They are not the pool's: a cell may block them for hours, has a deep stack for recursive
/// code, and a thread that was interrupted is not used again.
/// </summary>
internal static class CellThreads
{
    // Room for about a hundred thousand calls inside one another; an endless recursion comes to its error in a moment.
    private const int StackSize = 4 * 1024 * 1024;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentQueue<Func<bool>> Arrived = new();
    private static readonly AutoResetEvent Arrival = new(initialState: false);
    private static readonly Stack<Worker> Waiting = [];

    /// <summary>
    /// Runs work on a free thread, or on a new one. The work says whether the thread may be used again. The caller may
    /// itself be interrupted while it waits for a lock, so it only leaves a note for the dispatcher.
    /// </summary>
    public static void Run(Func<bool> work)
    {
        Arrived.Enqueue(work);
        Arrival.Set();
    }

    static CellThreads() => new Thread(Dispatch) { IsBackground = true, Name = "cell dispatcher" }.UnsafeStart();

    private static void Dispatch()
    {
        while (true)
        {
            Arrival.WaitOne();
            while (Arrived.TryDequeue(out var work))
            {
                Worker? worker;
                lock (Waiting)
                    Waiting.TryPop(out worker);
                (worker ?? new Worker()).Give(work);
            }
        }
    }

    private sealed class Worker
    {
        private readonly object _gate = new();
        private Func<bool>? _work;
        private bool _started;

        public void Give(Func<bool> next)
        {
            lock (_gate)
            {
                _work = next;
                Monitor.Pulse(_gate);
            }
            if (_started)
                return;
            _started = true;
            new Thread(Work, StackSize) { IsBackground = true, Name = "cell" }.UnsafeStart();
        }

        private void Work()
        {
            while (Take() is { } next && next())
            {
                lock (Waiting)
                    Waiting.Push(this);
            }
        }

        // Null when nothing has come for a while and nothing can come any more.
        private Func<bool>? Take()
        {
            lock (_gate)
            {
                while (_work is null)
                {
                    if (!Monitor.Wait(_gate, Idle) && Retire())
                        return null;
                }
                var taken = _work;
                _work = null;
                return taken;
            }
        }

        // False if the dispatcher has just taken this worker from the stack and is about to give it work.
        private bool Retire()
        {
            lock (Waiting)
            {
                if (!Waiting.Contains(this))
                    return false;
                var others = Waiting.Where(worker => worker != this).Reverse().ToList();
                Waiting.Clear();
                others.ForEach(Waiting.Push);
                return true;
            }
        }
    }
}
