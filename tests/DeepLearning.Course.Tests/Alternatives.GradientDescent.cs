namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> GradientDescent => new()
    {
        ["gd-step"] = (float[] w, float[] gradient, float rate) => (Tensor.From(w) - rate * Tensor.From(gradient)).ToArray(),
        ["gd-momentum"] = (float[] w, float[] g, float[] v, float rate, float momentum) =>
        {
            var speed = momentum * Tensor.From(v) + Tensor.From(g);
            return ((Tensor.From(w) - rate * speed).ToArray(), speed.ToArray());
        },
        // Multiplied out: g + μ(μv + g).
        ["gd-nesterov"] = (float[] w, float[] g, float[] v, float rate, float momentum) =>
        {
            var (moved, speed) = (new float[w.Length], new float[w.Length]);
            for (var i = 0; i < w.Length; i++)
            {
                moved[i] = w[i] - rate * (1 + momentum) * g[i] - rate * momentum * momentum * v[i];
                speed[i] = g[i] + momentum * v[i];
            }

            return (moved, speed);
        },
        ["gd-rmsprop"] = (float[] w, float[] g, float[] s, float rate, float alpha) =>
        {
            var size = Tensor.From(s) + (1 - alpha) * (Tensor.From(g).Square() - Tensor.From(s));
            return ((Tensor.From(w) - rate * Tensor.From(g) / (size.Sqrt() + 1e-8f)).ToArray(), size.ToArray());
        },
        // The two corrections joined into the rate, as in the last lines of section 2 of the paper.
        ["gd-adam"] = (float[] w, float[] g, float[] m, float[] s, int t, float rate, float beta1, float beta2) =>
            AdamInDouble(w, g, m, s, t, rate, beta1, beta2, 0),
        ["gd-adamw"] = (float[] w, float[] g, float[] m, float[] s, int t, float rate, float decay) =>
            AdamInDouble(w, g, m, s, t, rate, 0.9, 0.999, decay),
        // Momentum from the library instead of a step function.
        ["gd-valley"] = (float[] start) =>
        {
            var place = Tensor.From(start).RequireGrad();
            var optimizer = new Sgd([place], learningRate: 0.005f, momentum: 0.9f);
            var path = new float[181, 2];
            for (var i = 0; i <= 180; i++)
            {
                (path[i, 0], path[i, 1]) = (place.Data[0], place.Data[1]);
                optimizer.ZeroGrad();
                var (x, y) = (place.Narrow(0, 0, 1), place.Narrow(0, 1, 1));
                ((1 - x).Square() + 10 * (y - x.Square()).Square()).Sum().Backward();
                optimizer.Step();
            }

            return path;
        },
    };

    private static (float[] W, float[] M, float[] S) AdamInDouble(float[] w, float[] g, float[] m, float[] s, int t, double rate,
        double beta1, double beta2, double decay)
    {
        var (moved, mean, size) = (new float[w.Length], new float[w.Length], new float[w.Length]);
        var correction = Math.Sqrt(1 - Math.Pow(beta2, t));
        for (var i = 0; i < w.Length; i++)
        {
            var average = m[i] + (1 - beta1) * (g[i] - m[i]);
            var square = s[i] + (1 - beta2) * ((double)g[i] * g[i] - s[i]);
            var step = rate * correction / (1 - Math.Pow(beta1, t)) * average / (Math.Sqrt(square) + 1e-8 * correction);
            (moved[i], mean[i], size[i]) = ((float)(w[i] - rate * decay * w[i] - step), (float)average, (float)square);
        }

        return (moved, mean, size);
    }
}
