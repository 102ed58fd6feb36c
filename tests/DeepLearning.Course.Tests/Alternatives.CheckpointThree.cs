namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> CheckpointThree => new()
    {
        // Dealt out, batch by batch.
        ["m3-steps"] = (int examples, int heldOut, int batchSize, int epochs) =>
        {
            var (steps, last) = (0, 0);
            for (var epoch = 0; epoch < epochs; epoch++)
                for (var left = examples - heldOut; left > 0; left -= last, steps++) last = Math.Min(left, batchSize);
            return (steps, last);
        },
        ["m3-columns"] = (float[,] training, float[,] unseen) =>
        {
            var result = new float[unseen.GetLength(0), unseen.GetLength(1)];
            for (var column = 0; column < unseen.GetLength(1); column++)
            {
                double sum = 0, squares = 0, rows = training.GetLength(0);
                for (var row = 0; row < rows; row++)
                    (sum, squares) = (sum + training[row, column], squares + (double)training[row, column] * training[row, column]);
                var spread = Math.Sqrt(squares / rows - sum / rows * (sum / rows));
                for (var row = 0; row < unseen.GetLength(0); row++)
                    result[row, column] = spread < 1e-6 ? 0 : (float)((unseen[row, column] - sum / rows) / spread);
            }
            return result;
        },
        // By the engine: the gradient of the penalties.
        ["m3-elastic"] = (float[] w, float[] gradient, float rate, float l1, float l2) =>
        {
            var weights = Tensor.From(w).RequireGrad();
            (l1 * weights.Abs().Sum() + 0.5f * l2 * (weights * weights).Sum() + (weights * Tensor.From(gradient)).Sum()).Backward();
            return (Tensor.From(w) - rate * weights.Grad!).ToArray();
        },
        ["m3-rms"] = (Tensor x, Tensor gain) => x * gain * (x.Pow(2).Sum(-1, keepDim: true) / x.Shape[1] + 1e-5f).Pow(-0.5f),
        ["m3-spread"] = (int layers, int width, float share) => (float)Math.Exp(Math.Log(share) / layers - Math.Log(width) / 2),
        ["m3-rates"] = (float low, float high, int count) =>
        {
            var factor = Math.Pow(high / (double)low, 1.0 / (count - 1));
            var rates = new List<float>();
            for (double rate = low; rates.Count < count; rate *= factor) rates.Add((float)rate);
            return rates.ToArray();
        },
        ["m3-precision"] = (int[,] table, int one) =>
        {
            var (hits, said, was) = (0f, 0f, 0f);
            for (var actual = 0; actual < table.GetLength(0); actual++)
                for (var predicted = 0; predicted < table.GetLength(1); predicted++)
                {
                    if (actual == one && predicted == one) hits = table[actual, predicted];
                    if (predicted == one) said += table[actual, predicted];
                    if (actual == one) was += table[actual, predicted];
                }
            return (hits / Math.Max(said, 1), hits / Math.Max(was, 1));
        },
        // A vote among the nearest: a few wrong labels are outvoted.
        ["m3-labels"] = (Tensor images, Tensor labels, Tensor unseen) =>
        {
            var (known, wanted) = (images.Flatten(1), unseen.Flatten(1));
            var distances = (known * known).Sum(1) - 2 * wanted.MatMul(known.T);
            var truth = labels.ToArray();
            var answers = Enumerable.Range(0, wanted.Shape[0]).Select(i =>
                distances[i].ToArray().Select((distance, j) => (distance, truth[j])).OrderBy(pair => pair.distance).Take(9)
                    .GroupBy(pair => pair.Item2).MaxBy(votes => votes.Count())!.Key).ToArray();
            return Tensor.From(answers);
        },
    };
}
