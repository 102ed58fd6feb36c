namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class StepRateExercise : Exercise<Func<int, float, int, float, float>>
{
    public override string Id => "lr-step";
    public override int Number => 1;
    public override string Title => "Down the stairs";

    protected override Func<int, float, int, float, float> Solution =>
        (step, initial, every, factor) => initial * MathF.Pow(factor, step / every);

    protected override Func<int, float, int, float, float> Alternative => (int step, float initial, int every, float factor) =>
    {
        var rate = initial;
        for (var passed = every; passed <= step; passed += every) rate *= factor;
        return rate;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("just before the first stair", 9, 0.8f, 10, 0.5f),
        new("on the first stair", 10, 0.8f, 10, 0.5f),
        new("at the very beginning", 0, 0.8f, 10, 0.5f),
        new("in the middle of the third stair", 34, 0.8f, 10, 0.1f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextInt32(60), 0.1f + random.NextSingle(), 3 + random.NextInt32(12), 0.3f + 0.5f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Count the stairs that have been passed. For each of them the rate is multiplied by the factor once.",
        "The number of stairs is step / every, without the part behind the comma; the rate is initial · factor to the power of that "
            + "number.",
        "In C# `step / every` of two whole numbers already drops what is behind the comma. So: `return initial * MathF.Pow(factor, …);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the stairs have become a ramp", "Divide whole numbers: 9 / 10 is 0 stairs, not 0.9. Do not turn step into a float.",
            (step, initial, every, factor) => initial * MathF.Pow(factor, (float)step / every)),
        Mistake("the factor multiplies at every step",
            "The rate should stay the same within a stair. The power is the number of stairs, not the number of steps.",
            (step, initial, every, factor) => initial * MathF.Pow(factor, step)),
        Mistake("there is only one stair", "Each further stair multiplies once more: factor to the power of the number of stairs.",
            (step, initial, every, factor) => step < every ? initial : initial * factor),
        Mistake("the first stair comes at once", "During the first `every` steps the rate is still the initial one: 0 stairs passed.",
            (step, initial, every, factor) => initial * MathF.Pow(factor, 1 + step / every)),
        Mistake("the factor is multiplied by the number of stairs", "Two stairs with a factor of 0.1 make 0.01, not 0.2: use a power.",
            (step, initial, every, factor) => step < every ? initial : initial * factor * (step / every)),
    ];
}
