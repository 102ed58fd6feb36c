using DeepLearning.Kernel.Output;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Execution;

/// <summary>
/// Runs a cell's code, its start as well as what follows each <c>await</c>, on threads that can be stopped. Each piece
/// gets a thread of its own, as in a console program, so that waiting for a task with <c>.Result</c> cannot lock up.
/// </summary>
internal sealed class CellContext(CellScope scope, StopSignal signal) : SynchronizationContext
{
    // A thread that merely passes through a lock is not asleep; one that is found asleep so often in a row is.
    private const int ChecksUntilAsleep = 2;

    private readonly Dictionary<Thread, int> _busy = [];
    private volatile bool _closed;

    /// <summary>Whether any of the cell's own threads is running its code.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_busy)
                return _busy.Count > 0;
        }
    }

    /// <summary>How many threads that the cell's code started by itself are running.</summary>
    public int StrayThreads
    {
        get
        {
            lock (_busy)
                return Math.Max(0, scope.Threads - _busy.Count);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!_closed)
            CellThreads.Run(() => Execute(d, state));
    }

    /// <summary>Lets nothing more follow on an <c>await</c>. What runs at the moment runs on.</summary>
    public void Close() => _closed = true;

    /// <summary>Wakes the threads that sleep, wait or queue for a lock. To be called again and again.</summary>
    public void Wake()
    {
        lock (_busy)
        {
            foreach (var thread in _busy.Keys.ToList())
            {
                _busy[thread] = thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin) ? _busy[thread] + 1 : 0;
                if (_busy[thread] >= ChecksUntilAsleep)
                    thread.Interrupt();
            }
        }
    }

    private bool Execute(SendOrPostCallback callback, object? state)
    {
        lock (_busy)
            _busy.Add(Thread.CurrentThread, 0);
        scope.Enter();
        signal.Listen();
        try
        {
            SetSynchronizationContext(this);
            callback(state);
        }
        catch (Exception) when (_closed)
        {
            // Whoever stopped the cell reports it.
        }
        catch (Exception thrown)
        {
            // An `async void` method has nobody to hand its exception to. In a program it would end the process.
            scope.Write("stderr", $"Unhandled exception in asynchronous code: {thrown.GetType().FullName}: {thrown.Message}\n");
        }
        finally
        {
            CellScope.Exit();
            StopSignal.ListenToNone();
            SetSynchronizationContext(null);
            Leave();
        }
        return !_closed;
    }

    private void Leave()
    {
        while (true)
        {
            try
            {
                lock (_busy)
                    _busy.Remove(Thread.CurrentThread);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // It was meant for the cell's code, which has just ended.
            }
        }
    }
}
