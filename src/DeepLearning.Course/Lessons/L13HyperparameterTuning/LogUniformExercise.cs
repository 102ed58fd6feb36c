namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class LogUniformExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "hp-log";
    public override int Number => 1;
    public override string Title => "A logarithmic scale";

    protected override Func<float, float, float, float> Solution => (u, low, high) => low * MathF.Pow(high / low, u);

    protected override Func<float, float, float, float> Alternative =>
        (float u, float low, float high) => (float)Math.Exp((1 - u) * Math.Log(low) + u * Math.Log(high));

    public override IReadOnlyList<Case> Cases =>
    [
        new("halfway between 1 and 100", 0.5f, 1f, 100f),
        new("the lower end", 0f, 0.001f, 1f),
        new("the upper end", 1f, 0.001f, 1f),
        new("a third of the way from 0.001 to 1", 1 / 3f, 0.001f, 1f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextSingle(), 0.001f + random.NextSingle(), 2 + 100 * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Equal steps of u should multiply by equal factors. From low to high the whole factor is high/low; how much of it has been used at "
            + "u?",
        "low · (high/low)^u. Or: e to a number that runs evenly from log low to log high.",
        "`return low * MathF.Pow(high / low, u);`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the scale is an ordinary one", "low + u·(high − low) makes equal steps. Halfway between 1 and 100 should be 10, not 50.5.",
            (u, low, high) => low + u * (high - low)),
        Mistake("the exponent is returned and not the number",
            "Even steps on the exponents are right; take e (or 10) to that power at the end.",
            (u, low, high) => MathF.Log(low) + u * (MathF.Log(high) - MathF.Log(low))),
        Mistake("low and high are swapped", "u = 0 should give low, and u = 1 high.",
            (u, low, high) => high * MathF.Pow(low / high, u)),
        Mistake("the factor low is missing", "(high/low)^u runs from 1 to high/low. Multiply by low.",
            (u, low, high) => MathF.Pow(high / low, u)),
    ];
}
