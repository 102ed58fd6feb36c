namespace DeepLearning.Notebook;

/// <summary>Counts values in equal intervals.</summary>
internal static class Bins
{
    /// <summary>The intervals' middles, the counts, and the width of an interval.</summary>
    public static (double[] Centres, double[] Counts, double Width) Count(double[] values, int bins)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
            return ([], [], 1);
        var (from, to) = (sorted[0], sorted[^1]);
        if (from == to)
            return ([from], [sorted.Length], 1);
        if (bins <= 0)
            bins = FreedmanDiaconis(sorted);
        var width = (to - from) / bins;
        var counts = new double[bins];
        foreach (var value in sorted)
            counts[Math.Min(bins - 1, (int)((value - from) / width))]++;
        return (Values.Range(bins, i => from + (i + 0.5) * width), counts, width);
    }

    // Twice the interquartile range over the cube root of the count; between 5 and 60 intervals.
    private static int FreedmanDiaconis(double[] sorted)
    {
        var width = 2 * (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / Math.Cbrt(sorted.Length);
        return width > 0 ? (int)Math.Clamp(Math.Ceiling((sorted[^1] - sorted[0]) / width), 5, 60) : 20;
    }
}
