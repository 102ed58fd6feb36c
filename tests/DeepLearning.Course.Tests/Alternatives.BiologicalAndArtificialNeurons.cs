namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> BiologicalAndArtificialNeurons => new()
    {
        // A weighted mean of where it is and where it is heading.
        ["bn-step"] = (float v, float current, float dt) => (1 - dt / 10) * v + dt / 10 * (10 * current - 65),
        ["bn-spikes"] = (float current, int milliseconds) =>
        {
            var above = 0.0;            // millivolts above rest
            var spikes = 0;
            for (var step = 0; step < 10 * milliseconds; step++)
            {
                above += (10 * current - above) / 100;
                if (above >= 15) (above, spikes) = (0, spikes + 1);
            }
            return spikes;
        },
        ["bn-decide"] = (float[] inputs, float[] weights, float threshold) =>
            !(Tensor.From(inputs).Dot(Tensor.From(weights)).Item() < threshold),
        ["bn-hebb"] = (float[,] patterns) =>
        {
            Tensor p = Tensor.From(patterns), w = p.T.MatMul(p) / patterns.GetLength(1) * (1 - Tensor.Eye(patterns.GetLength(1)));
            var weights = new float[w.Shape[0], w.Shape[1]];
            for (var i = 0; i < w.Length; i++) weights[i / w.Shape[1], i % w.Shape[1]] = w.Data[i];
            return weights;
        },
        ["bn-recall"] = (float[,] weights, float[] damaged) =>
        {
            var sums = Tensor.From(weights).MatMul(Tensor.From(damaged));
            return sums.ToArray().Select(sum => sum < 0 ? -1f : 1f).ToArray();
        },
        ["bn-pulses"] = () => Enumerable.Range(0, 200).Select(ms => ms % 60 is >= 10 and < 14 && ms < 180 ? 5f : 0).ToArray(),
    };
}
