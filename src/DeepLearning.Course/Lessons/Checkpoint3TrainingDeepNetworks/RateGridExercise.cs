namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class RateGridExercise : Exercise<Func<float, float, int, float[]>>
{
    public override string Id => "m3-rates";
    public override int Number => 6;
    public override string Title => "A ladder of rates";
    public override IReadOnlyList<string> Revisit => ["hyperparameter-tuning"];

    protected override Func<float, float, int, float[]> Solution =>
        (low, high, count) => Series(count, i => low * MathF.Pow(high / low, i / (count - 1f)));

    protected override Func<float, float, int, float[]> Alternative => (float low, float high, int count) =>
    {
        var factor = Math.Pow(high / (double)low, 1.0 / (count - 1));
        var rates = new List<float>();
        for (double rate = low; rates.Count < count; rate *= factor) rates.Add((float)rate);
        return rates.ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("three from 0.01 to 1", 0.01f, 1f, 3),
        new("two, which are the ends", 0.5f, 8f, 2),
        new("five from 0.001 to 0.016", 0.001f, 0.016f, 5),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [0.001f + 0.1f * random.NextSingle(), 0.5f + 5 * random.NextSingle(), 2 + random.NextInt32(9)];

    public override IReadOnlyList<string> Hints =>
    [
        "From each rung to the next the rate is multiplied by the same number. How many such steps are there between the first rung and "
            + "the last?",
        "count rungs have count − 1 steps between them, so the factor of one step is (high/low)^(1/(count − 1)), and rung i is low times "
            + "that to the power of i.",
        "`rates[i] = low * MathF.Pow(high / low, i / (count - 1f));` in a loop.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the rungs are evenly spaced",
            "That puts nearly all of them into the highest decade. Multiply from rung to rung, do not add.",
            (low, high, count) => Series(count, i => low + (high - low) * i / (count - 1f))),
        Mistake("the last rung is missing", "Divide by count − 1: between five rungs there are four steps.",
            (low, high, count) => Series(count, i => low * MathF.Pow(high / low, i / (float)count))),
        Mistake("the ladder leads down", "Begin with low, end with high.",
            (low, high, count) => Series(count, i => high * MathF.Pow(low / high, i / (count - 1f)))),
        Mistake("the exponents are returned and not the rates",
            "Evenly spaced exponents are right; at the end each becomes a rate again, by MathF.Pow or MathF.Exp.",
            (low, high, count) => Series(count, i => MathF.Log10(low) + (MathF.Log10(high) - MathF.Log10(low)) * i / (count - 1f))),
    ];

    private static float[] Series(int count, Func<int, float> value) => [.. Enumerable.Range(0, count).Select(value)];
}
