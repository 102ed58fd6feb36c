namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> WhatDeepLearningDoes => new()
    {
        ["dl-ink"] = (float[] pixels) => Tensor.From(pixels).Mean().Item(),
        ["dl-rows"] = (float[,] picture) => Tensor.From(picture).Sum(1).ToArray(),
        ["dl-accuracy"] = (int[] answers, int[] truth) =>
        {
            var mistakes = 0;
            for (var i = 0; i < truth.Length; i++)
                if (answers[i] != truth[i]) mistakes++;
            return 1 - mistakes / (float)truth.Length;
        },
        ["dl-nearest"] = (float[,] examples, float[] picture) =>
        {
            Tensor difference = Tensor.From(examples) - Tensor.From(picture);
            return (int)(difference * difference).Sum(1).Sqrt().ArgMin(0).Item();
        },
        // The other way round: a zero's left side carries ink, a one's hardly any.
        ["dl-feature"] = (float[,] pictures) =>
        {
            var feature = new float[pictures.GetLength(0)];
            for (var i = 0; i < feature.Length; i++)
                feature[i] =
                    pictures[i, 26] + pictures[i, 34] + pictures[i, 29]
                        + pictures[i, 37] - pictures[i, 27] - pictures[i, 28] - pictures[i, 35] - pictures[i, 36];
            return feature;
        },
    };
}
