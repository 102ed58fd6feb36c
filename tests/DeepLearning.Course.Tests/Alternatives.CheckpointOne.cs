namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> CheckpointOne => new()
    {
        // The middle column cancels itself.
        ["m1-lean"] = (float[,] picture) =>
        {
            var (lean, last) = (0.0, picture.GetLength(1) - 1);
            for (var row = 0; row < picture.GetLength(0); row++)
                for (var column = 0; column <= last; column++)
                    lean += Math.Sign(2 * column - last) * picture[row, column];
            return (float)lean;
        },
        // Sorted, every threshold is a place: what stands before it is called 0.
        ["m1-threshold"] = (float[] feature, int[] truth) =>
        {
            var sorted = feature.Zip(truth).OrderBy(pair => pair.First).Select(pair => pair.Second).ToArray();
            return Enumerable.Range(0, sorted.Length)
                .Max(place => sorted[..place].Count(one => one == 0) + sorted[place..].Sum()) / (float)sorted.Length;
        },
        // The steps are a geometric series.
        ["m1-spike"] = (float current, float tau) =>
        {
            var missing = 1 - 16 / (8.0 * current);
            if (missing <= 0) return -1;
            var ms = Math.Max(1, (int)Math.Ceiling(Math.Log(missing) / Math.Log(1 - 1.0 / tau)));
            return ms > 300 ? -1 : ms;
        },
        ["m1-forget"] = (float[,] weights, float[] pattern, float rate, float forget) =>
        {
            var next = (float[,])weights.Clone();
            for (var a = 0; a < pattern.Length; a++)
                for (var b = 0; b < pattern.Length; b++)
                    next[a, b] += a == b ? -weights[a, a] : rate * pattern[a] * pattern[b] - forget * weights[a, b];
            return next;
        },
        ["m1-bias"] = (float x, float w, float said) => (float)(-Math.Log(1 / (double)said - 1) - (double)w * x),
        ["m1-layers"] = (Tensor x, Tensor hidden, Tensor bias, Tensor output) =>
            ((1 / (1 + (-(x.Unsqueeze(1) * hidden).Sum(2) - bias).Exp())).Unsqueeze(1) * output).Sum(2),
        ["m1-stairs"] = () => new[] { -80f, 56, -80, 24, -5, -5, 5 },
    };
}
