namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class WarmUpAndStepsExercise : Exercise<Func<int, int, int, float, float, float>>
{
    public override string Id => "m2-stairs";
    public override int Number => 6;
    public override string Title => "Warm-up, then steps";
    public override IReadOnlyList<string> Revisit => ["learning-rate-schedules"];

    protected override Func<int, int, int, float, float, float> Solution => (step, warmUp, every, initial, factor) =>
        step < warmUp ? initial * (step + 1) / warmUp : initial * MathF.Pow(factor, (step - warmUp) / every);

    protected override Func<int, int, int, float, float, float> Alternative =>
        (int step, int warmUp, int every, float initial, float factor) =>
        {
            var rate = initial * Math.Min(1.0, warmUp == 0 ? 1 : (step + 1.0) / warmUp);
            for (var stair = warmUp + every; stair <= step; stair += every) rate *= factor;
            return (float)rate;
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the second of four steps of the warm-up", 1, 4, 10, 0.8f, 0.5f),
        new("the last step of the warm-up", 3, 4, 10, 0.8f, 0.5f),
        new("the first step after it", 4, 4, 10, 0.8f, 0.5f),
        new("just before the first decay", 13, 4, 10, 0.8f, 0.5f),
        new("just after it", 14, 4, 10, 0.8f, 0.5f),
        new("no warm-up at all", 25, 0, 10, 0.2f, 0.1f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextInt32(80), random.NextInt32(12), 3 + random.NextInt32(20), 0.01f + random.NextSingle(),
            0.2f + 0.7f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Two schedules one after the other. Which of them a step belongs to is the first question; where that schedule began is the "
            + "second.",
        "In the warm-up (step < warmUp): initial · (step + 1) / warmUp, so that its last step has the full rate. Afterwards: initial · "
            + "factor to the power of the number of decays so far, (step − warmUp) / every in whole numbers.",
        "`if (step < warmUp) return …;` and then `int decays = (step - warmUp) / every;` with `MathF.Pow(factor, decays)`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the decays are counted from step 0",
            "The first decay comes `every` steps after the end of the warm-up: step − warmUp.",
            (step, warmUp, every, initial, factor) =>
                step < warmUp ? initial * (step + 1) / warmUp : initial * MathF.Pow(factor, step / every)),
        Mistake("the warm-up begins at a rate of 0", "A step with a rate of 0 changes nothing. Step 0 has initial · 1 / warmUp.",
            (step, warmUp, every, initial, factor) =>
                step < warmUp ? initial * step / warmUp : initial * MathF.Pow(factor, (step - warmUp) / every)),
        Mistake("there is no warm-up", "Below warmUp the rate grows step by step up to initial.",
            (step, warmUp, every, initial, factor) => initial * MathF.Pow(factor, Math.Max(0, step - warmUp) / every)),
        Mistake("the rate decays at each step",
            "Between two decays the rate stays the same: divide as whole numbers, which drops the rest.",
            (step, warmUp, every, initial, factor) =>
                step < warmUp ? initial * (step + 1) / warmUp : initial * MathF.Pow(factor, (step - warmUp) / (float)every)),
        Mistake("the warm-up is divided as whole numbers", "(step + 1) / warmUp is 0 between two int. Multiply by initial, a float, first.",
            (step, warmUp, every, initial, factor) =>
                step < warmUp ? initial * ((step + 1) / warmUp) : initial * MathF.Pow(factor, (step - warmUp) / every)),
    ];
}
