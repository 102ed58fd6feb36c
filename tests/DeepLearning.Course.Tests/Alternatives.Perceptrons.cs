namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> Perceptrons => new()
    {
        ["mp-decide"] = (float[] x, float[] w, float b) => Tensor.From(x).Dot(Tensor.From(w)).Item() > -b ? 1 : 0,
        ["mp-learn"] = (float[] x, int target, float[] w, float b) =>
        {
            var learned = w.Append(b).ToArray();
            var said = x.Select((input, i) => input * w[i]).Sum() + b > 0;
            if (said == (target == 1)) return learned;
            for (var i = 0; i <= x.Length; i++)
                learned[i] += (said ? -1 : 1) * (i < x.Length ? x[i] : 1);
            return learned;
        },
        ["mp-count"] = (int[] sizes) => (int)new Sequential([.. sizes.Zip(sizes[1..], (from, to) => new Linear(from, to))]).ParameterCount,
        // Neither, or both.
        ["mp-same"] = () => new[] { -1f, -1, 0.5f, 1, 1, -1.5f, 1, 1, -0.5f },
        // No network: how far is it from the middle?
        ["mp-ring"] = (Tensor points, Tensor labels, Tensor unseen) =>
        {
            var radius = points.Norm(1, keepDim: true);
            var disc = (radius * (1 - labels)).Sum() / (1 - labels).Sum();
            var ring = (radius * labels).Sum() / labels.Sum();
            return unseen.Norm(1, keepDim: true) > 0.4f * disc + 0.6f * ring;
        },
    };
}
