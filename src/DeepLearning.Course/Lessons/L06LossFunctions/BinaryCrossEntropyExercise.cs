namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class BinaryCrossEntropyExercise : Exercise<Func<float[], float[], float>>
{
    public override string Id => "lf-bce";
    public override int Number => 3;
    public override string Title => "The forecaster's bill";

    protected override Func<float[], float[], float> Solution =>
        (p, rained) => p.Zip(rained, (forecast, rain) => rain == 1 ? -MathF.Log(forecast) : -MathF.Log(1 - forecast)).Average();

    protected override Func<float[], float[], float> Alternative => (float[] p, float[] rained) =>
    {
        double product = 0;
        for (var i = 0; i < p.Length; i++) product += rained[i] * Math.Log(p[i]) + (1 - rained[i]) * Math.Log(1 - p[i]);
        return (float)(-product / p.Length);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one day: she said 90 %, and it rained", new[] { 0.9f }, new[] { 1f }),
        new("one day: she said 90 %, and it was dry", new[] { 0.9f }, new[] { 0f }),
        new("three days", new[] { 0.8f, 0.3f, 0.5f }, new[] { 1f, 0, 1 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var days = 1 + random.NextInt32(8);
        float[] forecast = [.. Enumerable.Range(0, days).Select(_ => 0.02f + 0.96f * random.NextSingle())];
        return [forecast, forecast.Select(_ => (float)random.NextInt32(2)).ToArray()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Each day she pays for her surprise: minus the logarithm of the probability that she gave to what really happened.",
        "On a rainy day −log p, on a dry day −log(1 − p); then the mean over the days.",
        "`bill -= rained[day] == 1 ? MathF.Log(p[day]) : MathF.Log(1 - p[day]);` in a loop, and `bill / p.Length` at the end.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the minus is missing", "Logarithms of probabilities are negative; the price is minus the logarithm.",
            (p, rained) => p.Zip(rained, (forecast, rain) => rain == 1 ? MathF.Log(forecast) : MathF.Log(1 - forecast)).Average()),
        Mistake("dry days cost nothing", "On a dry day she gave the truth the probability 1 − p, and pays −log(1 − p).",
            (p, rained) => p.Zip(rained, (forecast, rain) => -rain * MathF.Log(forecast)).Average()),
        Mistake("rain and dry are swapped", "On a rainy day −log p is due, on a dry day −log(1 − p). You have them the other way round.",
            (p, rained) => p.Zip(rained, (forecast, rain) => rain == 1 ? -MathF.Log(1 - forecast) : -MathF.Log(forecast)).Average()),
        Mistake("the logarithm has base 2 or 10", "Natural logarithms are wanted: MathF.Log, not Log2 and not Log10.",
            (p, rained) => p.Zip(rained, (forecast, rain) => rain == 1 ? -MathF.Log2(forecast) : -MathF.Log2(1 - forecast)).Average()),
        Mistake("the bill is a sum and not a mean", "Divide by the number of days.",
            (p, rained) => p.Zip(rained, (forecast, rain) => rain == 1 ? -MathF.Log(forecast) : -MathF.Log(1 - forecast)).Sum()),
    ];
}
