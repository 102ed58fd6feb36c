namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> LossFunctions => new()
    {
        ["lf-mse"] = (float[] predicted, float[] actual) => (Tensor.From(predicted) - Tensor.From(actual)).Square().Mean().Item(),
        // The square up to δ, and what is beyond it at a fixed slope.
        ["lf-huber"] = (float predicted, float actual, float delta) =>
        {
            var size = Math.Abs(predicted - actual);
            var inside = Math.Min(size, delta);
            return inside * inside / 2 + delta * (size - inside);
        },
        ["lf-bce"] = (float[] p, float[] rained) =>
        {
            double product = 0;
            for (var i = 0; i < p.Length; i++) product += rained[i] * Math.Log(p[i]) + (1 - rained[i]) * Math.Log(1 - p[i]);
            return (float)(-product / p.Length);
        },
        // Two at a time: the larger plus log(1 + e^−difference).
        ["lf-logsumexp"] = (float[] scores) =>
            scores.Aggregate((a, b) => (float)(Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs((double)a - b))))),
        ["lf-cross-entropy"] = (float[] scores, int right) =>
            new CrossEntropyLoss().Forward(Tensor.From(scores).Unsqueeze(0), Tensor.From(right)).Item(),
        ["lf-kl"] = (float[] p, float[] q) =>
        {
            double cross = 0, own = 0;
            for (var i = 0; i < p.Length; i++)
            {
                if (p[i] == 0) continue;
                cross -= p[i] * Math.Log(q[i]);
                own -= p[i] * Math.Log(p[i]);
            }
            return (float)(cross - own);
        },
        // Huber's loss by the library's own gradients.
        ["lf-robust"] = (float[] x, float[] y) =>
        {
            Tensor w = Tensor.From(0).RequireGrad(), b = Tensor.From(0).RequireGrad();
            var optimizer = new Adam([w, b], 0.03f);
            for (var step = 0; step < 600; step++)
            {
                optimizer.ZeroGrad();
                new HuberLoss(0.2f).Forward(w * Tensor.From(x) + b, Tensor.From(y)).Backward();
                optimizer.Step();
            }
            return (w.Data[0], b.Data[0]);
        },
    };
}
