namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> InitialisationAndNormalisation => new()
    {
        ["in-start"] = (int inputs, int outputs, string activation) => activation switch
        {
            "relu" => (float)Math.Pow(inputs / 2.0, -0.5),
            _ => (float)(1 / Math.Sqrt((inputs + outputs) / 2.0)),
        },
        ["in-left"] = (int layers, int width, float std) =>
        {
            double variance = 1;
            for (var layer = 0; layer < layers; layer++) variance *= width * (double)std * std;
            return (float)Math.Sqrt(variance);
        },
        ["in-batch"] = (Tensor x, Tensor gamma, Tensor beta) =>
        {
            var centred = x - x.Sum(0) / x.Shape[0];
            return centred * (centred.Square().Mean(0) + 1e-5f).Pow(-0.5f) * gamma + beta;
        },
        ["in-layer"] = (Tensor x) =>
        {
            var turned = x.T;
            var centred = turned - turned.Mean(0);
            return (centred / (centred.Square().Mean(0) + 1e-5f).Sqrt()).T;
        },
        ["in-residual"] = (Tensor x, Tensor w1, Tensor w2) =>
            Tensor.Maximum(Tensor.Linear(x, w1), Tensor.Zeros(1)).MatMul(w2.Transpose(0, 1)) + x,
        ["in-clip"] = (float[] gradient, float maxNorm) =>
        {
            Tensor g = Tensor.From(gradient).RequireGrad();
            (g * Tensor.From(gradient)).Sum().Backward();
            GradientClip.ByNorm([g], maxNorm);
            return g.Grad!.ToArray();
        },
        // The first layer speaks up, and the rest keep the level.
        ["in-forty"] = () => Enumerable.Range(0, 40).Select(layer => layer == 0 ? 0.25f : 0.1768f).ToArray(),
    };
}
