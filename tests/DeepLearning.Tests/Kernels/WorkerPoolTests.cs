namespace DeepLearning.Tests;

[Collection(KernelSettings.Name)]
public class WorkerPoolTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(1000, 1)]
    [InlineData(1001, 64)]
    public void Every_output_is_computed_exactly_once(int count, int grain) => KernelSettings.WithThreads(4, () =>
    {
        for (int round = 0; round < 200; round++)
        {
            var times = new int[count];
            WorkerPool.Run(count, grain, (start, end) =>
            {
                Assert.True(start % grain == 0 && (end % grain == 0 || end == count));
                for (int i = start; i < end; i++)
                {
                    Interlocked.Increment(ref times[i]);
                }
            });
            Assert.All(times, t => Assert.Equal(1, t));
        }
    });

    [Fact]
    public void Several_threads_take_part() => KernelSettings.WithThreads(2, () =>
    {
        var seen = new HashSet<int>();
        for (int round = 0; round < 100 && seen.Count < 2; round++)
        {
            WorkerPool.Run(8, 1, (_, _) =>
            {
                lock (seen)
                {
                    seen.Add(Environment.CurrentManagedThreadId);
                }
                Thread.Sleep(5);
            });
        }
        Assert.Equal(2, seen.Count);
    });

    [Fact]
    public void A_job_inside_a_job_runs_too() => KernelSettings.WithThreads(3, () =>
    {
        int total = 0;
        WorkerPool.Run(10, 1, (start, end) => WorkerPool.Run((end - start) * 10, 1, (s, e) => Interlocked.Add(ref total, e - s)));
        Assert.Equal(100, total);
    });

    [Fact]
    public void Jobs_of_several_threads_at_once_all_finish() => KernelSettings.WithThreads(3, () =>
    {
        int total = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 500; i++)
            {
                WorkerPool.Run(20, 1, (s, e) => Interlocked.Add(ref total, e - s));
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Assert.Equal(4 * 500 * 20, total);
    });

    [Fact]
    public void An_exception_reaches_the_caller_and_the_pool_works_on() => KernelSettings.WithThreads(2, () =>
    {
        for (int round = 0; round < 50; round++)
        {
            Assert.Throws<InvalidOperationException>(() => WorkerPool.Run(16, 1, (start, end) =>
            {
                if (start <= 5 && end > 5)
                {
                    throw new InvalidOperationException("five");
                }
            }));
        }
        AssertPoolWorks();
    });

    [Fact]
    public void An_interrupted_caller_leaves_the_pool_working() => KernelSettings.WithThreads(2, () =>
    {
        bool interrupted = false;
        var caller = new Thread(() =>
        {
            try
            {
                while (true)
                {
                    WorkerPool.Run(64, 1, static (_, _) => Thread.SpinWait(20));
                    Thread.Sleep(0);
                    Thread.Sleep(1);
                }
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        caller.Start();
        Thread.Sleep(20);
        caller.Interrupt();
        Assert.True(caller.Join(TimeSpan.FromSeconds(20)));
        Assert.True(interrupted);
        AssertPoolWorks();
    });

    [Fact]
    public void A_struct_job_allocates_nothing() => KernelSettings.WithThreads(2, () =>
    {
        var job = new NothingJob();
        WorkerPool.Run(100, 1, ref job);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            WorkerPool.Run(100, 1, ref job);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    });

    private static void AssertPoolWorks()
    {
        int total = 0;
        var seen = new HashSet<int>();
        for (int round = 0; round < 200 && seen.Count < 2; round++)
        {
            total = 0;
            WorkerPool.Run(16, 1, (s, e) =>
            {
                Interlocked.Add(ref total, e - s);
                lock (seen)
                {
                    seen.Add(Environment.CurrentManagedThreadId);
                }
                Thread.Sleep(1);
            });
            Assert.Equal(16, total);
        }
        Assert.Equal(2, seen.Count);
    }

    private readonly struct NothingJob : IRangeJob
    {
        public void Run(int start, int end)
        {
        }
    }
}
