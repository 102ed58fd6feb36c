using static DeepLearning.Course.Formulas;

namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class ProductOfSlopesExercise : Exercise<Func<float, float[], float>>
{
    public override string Id => "af-through";
    public override int Number => 2;
    public override string Title => "What is left of the gradient";
    public override int Points => 2;

    public override Tolerance Tolerance { get; } =
        new(1e-7, 1e-3, "a product of many small slopes keeps about four sure digits, and it is often far below 0.001");

    protected override Func<float, float[], float> Solution => (x, w) => Product(x, w, (weight, z) => weight * Slope(z));

    // The library's own slopes.
    protected override Func<float, float[], float> Alternative => (float x, float[] w) =>
    {
        var input = Tensor.From(x).RequireGrad();
        w.Aggregate(input, (a, weight) => (weight * a).Sigmoid()).Sum().Backward();
        return input.Grad!.Item();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one neuron in its middle: 2 · 0.25", 0f, new[] { 2f }),
        new("two neurons", 1f, new[] { 1f, -3f }),
        new("five neurons with weights of 1", 0.5f, new[] { 1f, 1f, 1f, 1f, 1f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var length = 2 + random.NextInt32(4);
        return [random.NextNormal(), Enumerable.Range(0, length).Select(_ => 2 * random.NextNormal()).ToArray()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two things pass from neuron to neuron: the output, which is the next input, as in lesson 3, and the product of all factors so "
            + "far. Start the product "
            + "at 1.",
        "Neuron i adds the factor w[i] · σ′(z), where z = w[i] · input. After that, input becomes σ(z).",
        "Inside the loop: `float output = 1 / (1 + MathF.Exp(-weight * input));`, then `product *= weight * output * (1 - output);`, and "
            + "last `input = output;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the weights are missing from the product",
            "A small change of a neuron's input is multiplied by its weight before it reaches the sigmoid. Each factor is w[i] · slope.",
            (x, w) => Product(x, w, (weight, z) => Slope(z))),
        Mistake("the slopes are missing from the product",
            "These are the weights alone. At each neuron the change also goes through the sigmoid: multiply by its slope.",
            (x, w) => w.Aggregate(1f, (product, weight) => product * weight)),
        Mistake("the factors are added", "A half of a half is a quarter: what passes through one neuron after another is multiplied.",
            (x, w) => Product(x, w, (weight, z) => weight * Slope(z), adds: true)),
        Mistake("every neuron gets x", "The second neuron's input is the first one's output. Change the input in each step.",
            (x, w) => w.Aggregate(1f, (product, weight) => product * weight * Slope(weight * x))),
        Mistake("the slope is taken at the input, not at the sum", "The slope belongs to z = weight · input. Multiply first.",
            (x, w) => ProductOfSlopesAtInputs(x, w)),
    ];

    private static float Product(float x, float[] w, Func<float, float, float> factor, bool adds = false)
    {
        var (input, total) = (x, adds ? 0f : 1f);
        foreach (var weight in w)
        {
            var z = weight * input;
            total = adds ? total + factor(weight, z) : total * factor(weight, z);
            input = Sigmoid(z);
        }

        return total;
    }

    private static float ProductOfSlopesAtInputs(float x, float[] w)
    {
        var (input, product) = (x, 1f);
        foreach (var weight in w)
        {
            product *= weight * Slope(input);
            input = Sigmoid(weight * input);
        }

        return product;
    }

    private static float Slope(float z) => Sigmoid(z) * (1 - Sigmoid(z));
}
