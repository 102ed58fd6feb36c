namespace DeepLearning.Tests;

/// <summary>Tests that choose the register width or the thread count run alone, because both are settings of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KernelSettings
{
    public const string Name = "Kernel settings";

    /// <summary>Every register width, those the machine lacks included: they compute the same values more slowly.</summary>
    public static TheoryData<int> Widths => [512, 256, 128, 32];

    /// <summary>Runs the action with one register width and puts the width back.</summary>
    internal static void WithWidth(int width, Action action)
    {
        int before = Simd.Width;
        Simd.Width = width;
        try
        {
            action();
        }
        finally
        {
            Simd.Width = before;
        }
    }

    /// <summary>Runs the action with a number of threads and puts the number back.</summary>
    internal static void WithThreads(int threads, Action action)
    {
        int before = WorkerPool.Threads;
        WorkerPool.Threads = threads;
        try
        {
            action();
        }
        finally
        {
            WorkerPool.Threads = before;
        }
    }
}
