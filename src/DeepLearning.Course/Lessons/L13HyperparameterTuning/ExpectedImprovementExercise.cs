using MathNet.Numerics.Distributions;

namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class ExpectedImprovementExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "hp-ei";
    public override int Number => 5;
    public override string Title => "Expected improvement";
    public override int Points => 2;

    protected override Func<float, float, float, float> Solution => (mean, deviation, best) => Improvement(mean, deviation, best - mean);

    // The integral of (best − value)·density over all values below the best, in small steps.
    protected override Func<float, float, float, float> Alternative => (float mean, float deviation, float best) =>
    {
        if (deviation == 0) return Math.Max(best - mean, 0);
        const int steps = 20_000;
        double sum = 0, lowest = mean - 9 * deviation, width = (best - lowest) / steps;
        for (var i = 0; i < steps && width > 0; i++)
        {
            var value = lowest + (i + 0.5) * width;
            sum += (best - value) * Math.Exp(-Math.Pow((value - mean) / deviation,
                2) / 2) / (deviation * Math.Sqrt(2 * Math.PI)) * width;
        }
        return (float)sum;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the numbers of the lesson", 0.30f, 0.05f, 0.28f),
        new("a guess that is better than the best", 0.1f, 0.2f, 0.5f),
        new("nothing uncertain, and better", 0.2f, 0f, 0.5f),
        new("nothing uncertain, and worse", 0.6f, 0f, 0.5f),
        new("nothing uncertain, and exactly as good", 0.5f, 0f, 0.5f),
        new("a guess exactly as good", 1f, 0.5f, 1f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), 0.1f + random.NextSingle(), random.NextNormal()];

    public override IReadOnlyList<string> Hints =>
    [
        "Small losses are good, so the lead of the guess is best − mean. Put it in units of the deviation, and use the formula.",
        "EI = (b − μ)·Φ(z) + σ·φ(z) with z = (b − μ)/σ; and max(b − μ, 0) if σ is 0.",
        "`float standard = (best - mean) / deviation; return (best - mean) * AreaLeftOf(standard) + deviation * BellCurve(standard);` "
            + "after the case of deviation 0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("it looks for large values", "For losses the improvement is best − mean; you have mean − best.",
            (mean, deviation, best) => Improvement(mean, deviation, mean - best)),
        Mistake("a deviation of 0 is divided by", "0/0 is NaN. Treat it first: the plain improvement, or 0.",
            (mean, deviation, best) =>
                (best - mean) * (float)Normal.CDF(0, 1, (best - mean) / deviation)
                    + deviation * (float)Normal.PDF(0, 1, (best - mean) / deviation)),
        Mistake("Φ and φ are swapped", "The lead is multiplied by the area Φ, the deviation by the height φ.",
            (mean, deviation, best) => deviation == 0 ? MathF.Max(best - mean, 0)
                : (best - mean) * (float)Normal.PDF(0, 1, (best - mean) / deviation)
                    + deviation * (float)Normal.CDF(0, 1, (best - mean) / deviation)),
        Mistake("what is unknown earns nothing: the second term is missing", "Without σ·φ(z) the search never explores.",
            (mean, deviation, best) =>
                deviation == 0 ? MathF.Max(best - mean, 0) : (best - mean) * (float)Normal.CDF(0, 1, (best - mean) / deviation)),
        Mistake("it is the plain improvement, without any uncertainty", "max(b − μ, 0) holds for a deviation of 0 only.",
            (mean, deviation, best) => MathF.Max(best - mean, 0)),
    ];

    private static float Improvement(float mean, float deviation, float ahead)
    {
        if (deviation == 0) return MathF.Max(ahead, 0);
        var z = ahead / deviation;
        return ahead * (float)Normal.CDF(0, 1, z) + deviation * (float)Normal.PDF(0, 1, z);
    }
}
