namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> DigitRecogniser => new()
    {
        ["dr-accuracy"] = (Tensor scores, Tensor labels) =>
        {
            var right = 0;
            for (var i = 0; i < labels.Length; i++)
                if (scores[i].ArgMax() == (int)labels.Data[i]) right++;
            return (float)right / labels.Length;
        },
        ["dr-confusion"] = (int[] actual, int[] predicted, int classes) =>
        {
            var table = new int[classes, classes];
            for (var a = 0; a < classes; a++)
                for (var p = 0; p < classes; p++)
                    table[a, p] = actual.Zip(predicted).Count(pair => pair == (a, p));
            return table;
        },
        ["dr-worst"] = (float[] confidence, int[] predicted, int[] actual, int count) =>
        {
            var wrong = new List<int>();
            for (var i = 0; i < actual.Length; i++)
                if (predicted[i] != actual[i]) wrong.Add(i);
            wrong.Sort((a, b) => confidence[b].CompareTo(confidence[a]));
            return wrong.GetRange(0, Math.Min(count, wrong.Count)).ToArray();
        },
        ["dr-centre"] = (float[,] image) =>
        {
            var (height, width) = (image.GetLength(0), image.GetLength(1));
            var ink = Tensor.From(image);
            var total = ink.Sum().Item();
            return (ink.Sum(1).Dot(Tensor.Arange(height)).Item() / total, ink.Sum(0).Dot(Tensor.Arange(width)).Item() / total);
        },
        // No network at all: the label of the nearest picture seen.
        ["dr-recogniser"] = (Tensor images, Tensor labels, Tensor unseen) =>
        {
            var known = images.Flatten(1);
            var similarity = unseen.Flatten(1).MatMul(known.T) - known.Square().Sum(1) / 2;
            return labels.IndexSelect(0, [.. similarity.ArgMax(1).ToArray().Select(place => (int)place)]);
        },
    };
}
