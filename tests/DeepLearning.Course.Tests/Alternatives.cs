namespace DeepLearning.Course.Tests;

/// <summary>For every exercise a right answer written another way than its reference.</summary>
static partial class Alternatives
{
    public static IReadOnlyDictionary<string, Delegate> ById { get; } =
        new[] { Backpropagation, HyperparameterTuning, BiologicalAndArtificialNeurons, LossFunctions, ForwardPropagation, DigitRecogniser }.SelectMany(lesson => lesson).ToDictionary(pair => pair.Key, pair => pair.Value);
}
