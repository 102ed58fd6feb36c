namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> ActivationFunctions => new()
    {
        ["af-leaky"] = (float z, float leak) => Math.Max(0, z) + leak * Math.Min(0, z),
        ["af-slope"] = (float z) => (float)(Math.Exp(-z) / Math.Pow(1 + Math.Exp(-z), 2)),
        // The library's own slopes.
        ["af-through"] = (float x, float[] w) =>
        {
            var input = Tensor.From(x).RequireGrad();
            w.Aggregate(input, (heard, weight) => (weight * heard).Sigmoid()).Sum().Backward();
            return input.Grad!.Item();
        },
        ["af-softmax"] = (float[] scores) => scores.Select(one => 1 / scores.Sum(other => MathF.Exp(other - one))).ToArray(),
        ["af-dead"] = (float[,] said) => (int)(Tensor.From(said).Sum(0) <= 0).Sum().Item(),
        ["af-own"] = (float[] z) => z.Select(one => MathF.Max(0.9f * one, 0.1f * one)).ToArray(),
    };
}
