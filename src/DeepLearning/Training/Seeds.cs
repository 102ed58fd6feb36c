using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace DeepLearning;

/// <summary>
/// Runs an experiment with several seeds, so that a comparison shows what chance does. The runs share the processor's cores, each on one
/// thread; the results are those of runs one after another.
/// </summary>
/// <remarks>
/// In a run, <see cref="RandomGenerator.Default"/> is the run's own generator, started from its seed. What the runs share (data) they must
/// only read, and what they change (model, optimiser) each must make for itself.
/// </remarks>
/// <example><code>
/// Spread mean = Seeds.Run(5, seed => Tensor.Rand(10_000).Mean().Item());
/// Console.WriteLine(mean.ToString("F1"));   // 0.5 (0.5 to 0.5, 5 seeds)
/// </code></example>
public static class Seeds
{
    /// <summary>A number from each of the seeds <paramref name="first"/>, <paramref name="first"/> + 1, ….</summary>
    /// <param name="count">How many seeds.</param>
    /// <param name="experiment">Makes, trains and measures; gets the seed.</param>
    /// <param name="first">The first seed.</param>
    public static Spread Run(int count, Func<ulong, double> experiment, ulong first = 0) => new(Each(count, experiment, first));

    /// <summary>A curve from each seed, such as the losses by epoch.</summary>
    /// <inheritdoc cref="Run(int, Func{ulong, double}, ulong)"/>
    public static SpreadCurve Run(int count, Func<ulong, IReadOnlyList<float>> experiment, ulong first = 0) =>
        new(Each(count, experiment, first));

    /// <summary>Anything from each seed, in their order: <c>Seeds.Each(5, seed => (loss, accuracy))</c>.</summary>
    /// <inheritdoc cref="Run(int, Func{ulong, double}, ulong)"/>
    /// <exception cref="OperationCanceledException">The host stopped the runs.</exception>
    public static T[] Each<T>(int count, Func<ulong, T> experiment, ulong first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentNullException.ThrowIfNull(experiment);
        var results = new T[count];
        IProgress<TrainingProgress>? progress = TrainingHost.NewProgress();
        CancellationToken stop = TrainingHost.Signal(default);
        var clock = Stopwatch.StartNew();
        var report = new Lock();
        int done = 0;
        void Report(int number)
        {
            lock (report) progress?.Report(TrainingProgress.OfSeeds(number, count, clock.Elapsed));
        }
        Report(0);
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = WorkerPool.Threads, CancellationToken = stop };
            Parallel.For(0, count, options, i =>
            {
                ulong seed = first + (ulong)i;
                (RandomGenerator? outerDefault, bool outerThread) = (RandomGenerator.RunDefault, WorkerPool.OnlyThisThread);
                (RandomGenerator.RunDefault, WorkerPool.OnlyThisThread) = (new RandomGenerator(seed), true);
                try
                {
                    results[i] = experiment(seed);
                }
                finally
                {
                    (RandomGenerator.RunDefault, WorkerPool.OnlyThisThread) = (outerDefault, outerThread);
                }
                Report(Interlocked.Increment(ref done));
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        return results;
    }
}
