namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> OverfittingAndRegularisation => new()
    {
        ["or-diagnose"] = (float training, float validation) => (training >= 0.8f, training > validation + 0.1f) switch
        {
            (false, _) => "underfits",
            (true, true) => "overfits",
            _ => "fine",
        },
        ["or-decay"] = (float[] w, float[] gradient, float rate, float strength) =>
            ((1 - rate * strength) * Tensor.From(w) - rate * Tensor.From(gradient)).ToArray(),
        ["or-l1"] = (Tensor loss, Tensor weights, float strength) => strength * weights.Norm(p: 1) + loss,
        ["or-dropout"] = (float[] activations, float[] keep, float p) => (Tensor.From(activations) * Tensor.From(keep) / (1 - p)).ToArray(),
        ["or-stop"] = (float[] losses, int patience) =>
        {
            var (best, waited) = (0, 0);
            foreach (var (epoch, loss) in losses.Index().Skip(1))
            {
                waited++;
                if (loss < losses[best]) (best, waited) = (epoch, 0);
                if (waited == patience) break;
            }
            return best;
        },
        // Each known point is a soft hill; the share of the hills of moon 1.
        ["or-honest"] = (Tensor points, Tensor moons, Tensor newPoints) =>
        {
            var hills = (-(newPoints.Unsqueeze(1) - points).Square().Sum(2) / 0.15f).Exp();
            return (hills.MatMul(moons) + 0.1f) / (hills.Sum(1) + 0.2f);
        },
    };
}
