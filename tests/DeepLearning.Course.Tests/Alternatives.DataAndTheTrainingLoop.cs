namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> DataAndTheTrainingLoop => new()
    {
        ["tl-steps"] = (int examples, int batchSize, int epochs) =>
            Enumerable.Repeat((int)Math.Ceiling((double)examples / batchSize), epochs).Sum(),
        ["tl-batch"] = (int[] order, int batchSize, int number) => order.Where((_, place) => place / batchSize == number).ToArray(),
        ["tl-normalise"] = (float[] training, float[] values) =>
            Scaler.Standard(Tensor.From(training).Unsqueeze(1)).Transform(Tensor.From(values).Unsqueeze(1)).ToArray(),
        ["tl-epoch"] = (float[] x, float[] y, float w, float b, float rate, int batchSize) =>
        {
            Tensor weight = Tensor.From(w).RequireGrad(), bias = Tensor.From(b).RequireGrad();
            var sgd = new Sgd([weight, bias], rate);
            for (var start = 0; start < x.Length; start += batchSize)
            {
                var end = Math.Min(x.Length, start + batchSize);
                sgd.ZeroGrad();
                new MseLoss().Forward(weight * Tensor.From(x[start..end]) + bias, Tensor.From(y[start..end])).Backward();
                sgd.Step();
            }
            return (weight.Item(), bias.Item());
        },
        // Every picture a row lower.
        ["tl-augment"] = (Tensor digits) => Tensor.Concat(2, Tensor.Zeros(digits.Shape[0], 1, 1, 28), digits.Narrow(2, 0, 27)),
    };
}
