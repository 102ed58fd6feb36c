using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace DeepLearning;

/// <summary>A piece of work over a range of outputs that any thread may do. A struct, so that starting it allocates nothing.</summary>
internal interface IRangeJob
{
    /// <summary>Computes outputs <paramref name="start"/> to <paramref name="end"/> (exclusive), and nothing else.</summary>
    void Run(int start, int end);
}

/// <summary>
/// The library's own threads. Work is split by outputs, never inside a sum, so every thread count gives the same bits.
/// The calling thread takes chunks from a shared counter and the workers help it; a worker that is late or busy
/// elsewhere is not waited for. After a job a worker spins for a moment, because the next job of a training
/// step comes within microseconds, and then parks. A job started inside a job, or while another thread's job holds
/// the pool, runs on the thread that started it.
/// </summary>
public static class WorkerPool
{
    /// <summary>Longer than the gap between two kernels of a training step, too short to be seen as processor load.</summary>
    private static readonly long SpinTicks = Stopwatch.Frequency / 10_000;

    private const int ChunksPerThread = 4;
    private const int NoChunksLeft = int.MaxValue / 2;

    private static Worker[] _workers = [];
    private static int _threads = Math.Max(1, Environment.ProcessorCount);

    private static int _taken;                   // 1 while a job holds the pool
    private static int _jobNumber;               // changes when a job is published
    private static int _open;                    // 1 while workers may join the job
    private static int _inside;                  // workers that have joined and not yet left
    private static int _nextChunk, _chunkCount, _chunkSize, _outputCount;
    private static unsafe delegate*<void*, int, int, void> _runChunk;
    private static unsafe void* _jobAddress;
    private static ExceptionDispatchInfo? _failure;
    [ThreadStatic] private static bool _onlyThisThread;

    /// <summary>Whether jobs of the calling thread stay on it, because other threads do the same work with other data.</summary>
    internal static bool OnlyThisThread
    {
        get => _onlyThisThread;
        set => _onlyThisThread = value;
    }

    /// <summary>
    /// How many threads a kernel may use, the caller's included: the number of processors unless set.
    /// Results do not depend on it, to the last bit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 256.</exception>
    public static int Threads
    {
        get => Volatile.Read(ref _threads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256);
            Volatile.Write(ref _threads, value);
        }
    }

    /// <summary>
    /// Calls <paramref name="body"/> for ranges that together cover 0 to <paramref name="count"/>, on several threads
    /// when there are at least two ranges of <paramref name="grain"/>. Every range but the last is a multiple of the grain.
    /// </summary>
    /// <param name="count">How many outputs there are.</param>
    /// <param name="grain">The fewest outputs worth handing to a thread.</param>
    /// <param name="body">Computes the outputs from its first argument to its second, exclusive.</param>
    public static void Run(int count, int grain, Action<int, int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var job = new ActionJob(body);
        Run(count, grain, ref job);
    }

    /// <summary>The same for a job that is a struct: nothing is allocated. The job must be a local of the caller.</summary>
    internal static void Run<TJob>(int count, int grain, ref TJob job) where TJob : struct, IRangeJob
    {
        if (count <= 0) return;
        grain = Math.Max(1, grain);
        int grains = (int)(((long)count + grain - 1) / grain);
        int wanted = Math.Min(Threads, grains);
        if (wanted <= 1 || _onlyThisThread || Interlocked.CompareExchange(ref _taken, 1, 0) != 0)
        {
            job.Run(0, count);
            return;
        }
        try
        {
            int chunk = (int)Math.Min(
                int.MaxValue, (long)grain * Math.Max(1, (grains + wanted * ChunksPerThread - 1) / (wanted * ChunksPerThread)));
            Share(count, chunk, wanted - 1, ref job);
        }
        finally
        {
            Volatile.Write(ref _taken, 0);
        }
    }

    private static unsafe void Share<TJob>(int count, int chunk, int helpers, ref TJob job) where TJob : struct, IRangeJob
    {
        _chunkSize = chunk;
        _chunkCount = (int)(((long)count + chunk - 1) / chunk);
        _outputCount = count;
        _nextChunk = 0;
        _failure = null;
        _runChunk = &RunOn<TJob>;
        _jobAddress = Unsafe.AsPointer(ref job);
        try
        {
            Publish(helpers);
            RunChunks();
        }
        finally
        {
            // The job is in the caller's frame, and an exception here must not unwind it while a
            // worker still uses it. The wait uses no blocking call that an interrupt could cut short.
            Volatile.Write(ref _nextChunk, NoChunksLeft);
            Interlocked.Exchange(ref _open, 0);
            WaitUntilNoWorkerIsInside();
        }
        _failure?.Throw();
    }

    private static unsafe void RunOn<TJob>(void* job, int start, int end) where TJob : struct, IRangeJob =>
        Unsafe.AsRef<TJob>(job).Run(start, end);

    private static void Publish(int helpers)
    {
        if (_workers.Length < helpers)
        {
            int existing = _workers.Length;
            Array.Resize(ref _workers, helpers);
            for (int i = existing; i < helpers; i++) _workers[i] = new Worker(i);
        }
        Interlocked.Exchange(ref _open, 1);
        Interlocked.Increment(ref _jobNumber);
        for (int i = 0; i < helpers; i++) _workers[i].Wake();
    }

    private static unsafe void RunChunks()
    {
        int count = _chunkCount, size = _chunkSize, outputs = _outputCount;
        var run = _runChunk;
        void* job = _jobAddress;
        for (int chunk = Interlocked.Increment(ref _nextChunk) - 1; chunk < count; chunk = Interlocked.Increment(ref _nextChunk) - 1)
        {
            int start = chunk * size;
            run(job, start, (int)Math.Min(outputs, (long)start + size));
        }
    }

    private static void WaitUntilNoWorkerIsInside()
    {
        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _inside) != 0)
            if (Stopwatch.GetTimestamp() - start < SpinTicks)
                Thread.SpinWait(1);
            else
                Thread.Sleep(0);
    }

    /// <summary>One thread, which lives as long as the process and owns its bell until then.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "A worker lives as long as the process.")]
    private sealed class Worker
    {
        private readonly AutoResetEvent _wakeUp = new(false);
        private readonly int _index;
        private int _parked;

        public Worker(int index)
        {
            _index = index;
            new Thread(Loop) { IsBackground = true, Name = "DeepLearning worker" }.UnsafeStart();
        }

        public void Wake()
        {
            if (Interlocked.Exchange(ref _parked, 0) == 1) _wakeUp.Set();
        }

        private void Loop()
        {
            int seen = 0;
            while (true)
            {
                AwaitJobAfter(seen);
                seen = Volatile.Read(ref _jobNumber);
                // The order matters: once `inside` is raised, an open job cannot end before it is lowered again.
                Interlocked.Increment(ref _inside);
                try
                {
                    if (Volatile.Read(ref _open) == 1 && _index < Threads - 1) RunChunks();
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
                    Volatile.Write(ref _nextChunk, NoChunksLeft);
                }
                finally
                {
                    Interlocked.Decrement(ref _inside);
                }
            }
        }

        private void AwaitJobAfter(int seen)
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                if (Volatile.Read(ref _jobNumber) != seen) return;
                Thread.SpinWait(1);
            }
            while (Stopwatch.GetTimestamp() - start < SpinTicks);
            Interlocked.Exchange(ref _parked, 1);
            // A job published between the last look and the line above may have missed that this worker parks.
            if (Volatile.Read(ref _jobNumber) != seen && Interlocked.Exchange(ref _parked, 0) == 1) return;
            _wakeUp.WaitOne();
        }
    }

    private readonly struct ActionJob(Action<int, int> body) : IRangeJob
    {
        public void Run(int start, int end) => body(start, end);
    }
}
