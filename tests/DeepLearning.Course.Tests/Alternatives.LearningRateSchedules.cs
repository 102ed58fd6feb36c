namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> LearningRateSchedules => new()
    {
        ["lr-step"] = (int step, float initial, int every, float factor) =>
        {
            var rate = initial;
            for (var passed = every; passed <= step; passed += every) rate *= factor;
            return rate;
        },
        ["lr-factor"] = (float initial, float last, int steps) => (float)Math.Exp((Math.Log(last) - Math.Log(initial)) / steps),
        // The half-angle form: cos²(x/2) = (1 + cos x)/2.
        ["lr-cosine"] = (int step, int total, float initial, float least) =>
        {
            var half = Math.Cos(Math.PI / 2 * step / total);
            return (float)(least + (initial - least) * half * half);
        },
        ["lr-warmup"] = (int step, int warmUp, int total, float initial) =>
        {
            var half = Math.Cos(Math.PI / 2 * Math.Max(0, step - warmUp) / (total - warmUp));
            return (float)(initial * Math.Min(1, (step + 1.0) / warmUp) * half * half);
        },
        // The best so far is looked up each time, and the rate rebuilt from the number of reductions.
        ["lr-plateau"] = (float[] losses, float initial, float factor, int patience) =>
        {
            var (reductions, since) = (0, 0);
            return losses.Select((loss, i) =>
            {
                since = i == 0 || loss < losses.Take(i).Min() ? 0 : since + 1;
                if (since == patience + 1) (reductions, since) = (reductions + 1, 0);
                return (float)(initial * Math.Pow(factor, reductions));
            }).ToArray();
        },
        ["lr-finder"] = (float[] rates, float[] losses) =>
        {
            var falls = losses.Skip(2).Zip(losses, (after, before) => after - before).ToList();
            return rates[1 + falls.IndexOf(falls.Min())];
        },
        // As a theorist would: like 1 / t after a while.
        ["lr-design"] = (int steps) => Enumerable.Range(0, steps).Select(t => MathF.Min(1, 10f / (1 + t))).ToArray(),
    };
}
