namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> CheckpointTwo => new()
    {
        // By the engine.
        ["m2-swish"] = (float z) =>
        {
            var x = Tensor.From(z).RequireGrad();
            var a = x * x.Sigmoid();
            a.Backward();
            return (a.Item(), x.Grad!.Item());
        },
        ["m2-afford"] = (int inputs, int outputs, int budget) =>
        {
            var hidden = 0;
            while ((hidden + 1) * (inputs + 1) + outputs * (hidden + 2) <= budget) hidden++;
            return hidden;
        },
        // Of the two lines the upper one is the price.
        ["m2-late"] = (float[] predicted, float[] actual, float q) =>
        {
            var sum = 0.0;
            for (var i = 0; i < actual.Length; i++) sum += Math.Max(q * (actual[i] - predicted[i]), (1 - q) * (predicted[i] - actual[i]));
            return (float)(sum / actual.Length);
        },
        ["m2-chain"] = (float x, float target, float[] p) =>
        {
            Tensor[] parameters = [.. p.Select(one => Tensor.From(one).RequireGrad())];
            var y = parameters[2] * (parameters[0] * x + parameters[1]).Tanh() + parameters[3];
            ((y - target) * (y - target)).Backward();
            return parameters.Select(parameter => parameter.Grad!.Item()).ToArray();
        },
        // Without a speed: the last move is known from the last two places.
        ["m2-roll"] = (float w, float k, float rate, float momentum, int steps) =>
        {
            double now = w, before = w;
            for (var step = 0; step < steps; step++) (now, before) = (now + momentum * (now - before) - rate * k * now, now);
            return (float)now;
        },
        ["m2-stairs"] = (int step, int warmUp, int every, float initial, float factor) =>
        {
            var rate = initial * Math.Min(1.0, warmUp == 0 ? 1 : (step + 1.0) / warmUp);
            for (var stair = warmUp + every; stair <= step; stair += every) rate *= factor;
            return (float)rate;
        },
        // The median of the nearest measurements: no network at all.
        ["m2-curve"] = (float[] x, float[] y, float[] unseen) =>
            unseen.Select(at =>
                x.Zip(y).OrderBy(point => Math.Abs(point.First - at)).Take(7).Select(point => point.Second).Order().ElementAt(3)).ToArray(),
    };
}
