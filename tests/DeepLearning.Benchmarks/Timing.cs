using System.Diagnostics;

namespace DeepLearning.Benchmarks;

/// <summary>Times a piece of work; rounds of things to compare alternate, so that a disturbance meets them all.</summary>
internal static class Timing
{
    /// <summary>Seconds of the fastest of several runs.</summary>
    public static double Best(int runs, Action work)
    {
        double best = double.MaxValue;
        for (int i = 0; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    /// <summary>Median seconds per call, from samples of about a millisecond that together fill <paramref name="seconds"/>.</summary>
    public static double PerCall(double seconds, Action work)
    {
        long begin = Stopwatch.GetTimestamp();
        work();
        int calls = (int)Math.Clamp(0.001 / Math.Max(1e-9, Stopwatch.GetElapsedTime(begin).TotalSeconds), 1, 100_000);
        var samples = new List<double>();
        do
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
            {
                work();
            }
            samples.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / calls);
        }
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds);
        return Median(samples);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
