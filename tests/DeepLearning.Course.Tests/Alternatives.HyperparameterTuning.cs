namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> HyperparameterTuning => new()
    {
        ["hp-log"] = (float u, float low, float high) => (float)Math.Exp((1 - u) * Math.Log(low) + u * Math.Log(high)),
        ["hp-grid"] = (float[] a, float[] b) =>
        {
            var rows = new float[a.Length * b.Length, 2];
            for (var row = 0; row < rows.GetLength(0); row++) (rows[row, 0], rows[row, 1]) = (a[row / b.Length], b[row % b.Length]);
            return rows;
        },
        ["hp-best"] = (float[] scores) =>
        {
            var curve = (float[])scores.Clone();
            for (var t = 1; t < curve.Length; t++)
                if (curve[t] > curve[t - 1]) curve[t] = curve[t - 1];
            return curve;
        },
        ["hp-stones"] = (float share, float probability) =>
            Enumerable.Range(1, 10_000).First(n => 1 - Math.Pow(1 - share, n) >= probability),
        // The integral of (best − value)·density over all values below the best, in small steps.
        ["hp-ei"] = (float mean, float deviation, float best) =>
        {
            if (deviation == 0) return Math.Max(best - mean, 0);
            const int steps = 20_000;
            double sum = 0, lowest = mean - 9 * deviation, width = (best - lowest) / steps;
            for (var i = 0; i < steps && width > 0; i++)
            {
                var value = lowest + (i + 0.5) * width;
                sum += (best - value) * Math.Exp(-Math.Pow((value - mean) / deviation,
                    2) / 2) / (deviation * Math.Sqrt(2 * Math.PI)) * width;
            }
            return (float)sum;
        },
        ["hp-tune"] = () => (0.5f, 0.5f, 24),
    };
}
