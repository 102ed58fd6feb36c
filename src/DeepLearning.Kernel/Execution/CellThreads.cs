using System.Collections.Concurrent;

namespace DeepLearning.Kernel.Execution;

/// <summary>
/// Threads for cells' code. They are not the pool's: a cell may block them for hours, has a deep stack for recursive
/// code, and a thread that was interrupted is not used again.
/// </summary>
static class CellThreads
{
    // Room for about a hundred thousand calls inside one another; an endless recursion comes to its error in a moment.
    const int StackSize = 4 * 1024 * 1024;
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    static readonly ConcurrentQueue<Func<bool>> Arrived = new();
    static readonly AutoResetEvent Arrival = new(initialState: false);
    static readonly Stack<Worker> Waiting = [];

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

    static void Dispatch()
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

    sealed class Worker
    {
        readonly object gate = new();
        Func<bool>? work;
        bool started;

        public void Give(Func<bool> next)
        {
            lock (gate)
            {
                work = next;
                Monitor.Pulse(gate);
            }
            if (started)
                return;
            started = true;
            new Thread(Work, StackSize) { IsBackground = true, Name = "cell" }.UnsafeStart();
        }

        void Work()
        {
            while (Take() is { } next && next())
            {
                lock (Waiting)
                    Waiting.Push(this);
            }
        }

        // Null when nothing has come for a while and nothing can come any more.
        Func<bool>? Take()
        {
            lock (gate)
            {
                while (work is null)
                {
                    if (!Monitor.Wait(gate, Idle) && Retire())
                        return null;
                }
                var taken = work;
                work = null;
                return taken;
            }
        }

        // False if the dispatcher has just taken this worker from the stack and is about to give it work.
        bool Retire()
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
