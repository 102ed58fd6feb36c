namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class SignalLeftExercise : Exercise<Func<int, int, float, float>>
{
    public override string Id => "in-left";
    public override int Number => 2;
    public override string Title => "What is left";
    public override Tolerance Tolerance => new(1e-12, 1e-3, "a power of many layers multiplies the rounding of its base");

    protected override Func<int, int, float, float> Solution => (layers, width, std) => MathF.Pow(MathF.Sqrt(width) * std, layers);

    protected override Func<int, int, float, float> Alternative => (int layers, int width, float std) =>
    {
        double variance = 1;
        for (var layer = 0; layer < layers; layer++) variance *= width * (double)std * std;
        return (float)Math.Sqrt(variance);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two layers of 100 with weights of 0.05", 2, 100, 0.05f),
        new("30 layers that stay level", 30, 100, 0.1f),
        new("10 layers that grow", 10, 64, 0.25f),
        new("no layer", 0, 50, 0.3f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [1 + random.NextInt32(8), 4 + random.NextInt32(60), 0.05f + 0.3f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "One layer multiplies the size by a factor; the next one does it again.",
        "The factor is √width · std, and after L layers it is that to the power of L.",
        "`return MathF.Pow(std * MathF.Sqrt(width), layers);`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the factor is width · std", "Variances add up, not sizes: the root of the width belongs here.",
            (layers, width, std) => MathF.Pow(width * std, layers)),
        Mistake("the factors are added instead of multiplied", "Each layer multiplies what the one before it left: take a power.",
            (layers, width, std) => layers * MathF.Sqrt(width) * std),
        Mistake("it is the variance and not the size", "The variance is multiplied by width·std² each time; the size by its root.",
            (layers, width, std) => MathF.Pow(width * std * std, layers)),
        Mistake("the width is left out", "A neuron adds up as many products as there are inputs, and the sum grows with √width.",
            (layers, width, std) => MathF.Pow(std, layers)),
    ];
}
