using static DeepLearning.Course.Formulas;

namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class DecideExercise : Exercise<Func<float[], float[], float, bool>>
{
    public override string Id => "bn-decide";
    public override int Number => 3;
    public override string Title => "A neuron that decides";

    protected override Func<float[], float[], float, bool> Solution => (inputs, weights, threshold) => Dot(inputs, weights) >= threshold;

    protected override Func<float[], float[], float, bool> Alternative => (float[] inputs, float[] weights, float threshold) =>
        !(Tensor.From(inputs).Dot(Tensor.From(weights)).Item() < threshold);

    public override IReadOnlyList<Case> Cases =>
    [
        new("and: one of two is active", new[] { 1f, 0 }, new[] { 1f, 1 }, 2f),
        new("and: both are active, and the sum is exactly the threshold", new[] { 1f, 1 }, new[] { 1f, 1 }, 2f),
        new("a messenger who speaks against", new[] { 1f, 1, 1 }, new[] { 1f, 1, -3 }, 1f),
        new("a threshold below zero", new[] { 0f, 0 }, new[] { 5f, 5 }, -1f),
        new("half an input with a large weight", new[] { 0.5f, 0 }, new[] { 4f, 1 }, 1.5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        // Whole numbers, so that no rounding decides.
        var count = 1 + random.NextInt32(5);
        return [Whole(random, count, 3), Whole(random, count, 4), random.NextInt32(7) - 3f];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "First the soma: every input times its weight, added up. Then one comparison.",
        "w₁x₁ + w₂x₂ + … ≥ threshold. Exactly at the threshold it fires.",
        "In a loop `soma += inputs[i] * weights[i];`, then `return soma >= threshold;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the neuron must exceed the threshold to fire", "Reaching it is enough: use >=.",
            (inputs, weights, threshold) => Dot(inputs, weights) > threshold),
        Mistake("the weights are left out", "Every input counts with its own weight.",
            (inputs, weights, threshold) => inputs.Sum() >= threshold),
        Mistake("each input is compared with the threshold by itself", "The inputs are added first. It is the sum that decides.",
            (inputs, weights, threshold) => inputs.Zip(weights, (x, w) => x * w).Any(one => one >= threshold)),
        Mistake("the answer is turned round", "It fires, so returns true, when the sum is large.",
            (inputs, weights, threshold) => Dot(inputs, weights) < threshold),
    ];

    private static float[] Whole(RandomGenerator random, int count, int size) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(2 * size + 1) - (float)size)];
}
