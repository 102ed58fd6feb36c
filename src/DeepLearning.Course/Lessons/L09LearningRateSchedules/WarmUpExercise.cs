namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class WarmUpExercise : Exercise<Func<int, int, int, float, float>>
{
    public override string Id => "lr-warmup";
    public override int Number => 4;
    public override string Title => "Warm up, then cool down";
    public override int Points => 2;

    protected override Func<int, int, int, float, float> Solution => (step, warmUp, total, initial) =>
        step < warmUp ? initial * (step + 1) / warmUp : CosineExercise.Rate(step - warmUp, total - warmUp, initial, 0);

    protected override Func<int, int, int, float, float> Alternative => (int step, int warmUp, int total, float initial) =>
    {
        var half = Math.Cos(Math.PI / 2 * Math.Max(0, step - warmUp) / (total - warmUp));
        return (float)(initial * Math.Min(1, (step + 1.0) / warmUp) * half * half);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first of four warm-up steps: a quarter of the rate", 0, 4, 20, 0.8f),
        new("the last warm-up step: the whole rate", 3, 4, 20, 0.8f),
        new("the first step after it: still the whole rate", 4, 4, 20, 0.8f),
        new("halfway down", 12, 4, 20, 0.8f),
        new("the end", 20, 4, 20, 0.8f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (warmUp, rest) = (2 + random.NextInt32(12), 10 + random.NextInt32(80));
        return [random.NextInt32(3) == 0 ? random.NextInt32(warmUp) : random.NextInt32(warmUp + rest + 1), warmUp, warmUp + rest,
            0.2f + random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two cases. In the first `warmUp` steps the rate climbs in equal stairs to the whole; after that, half a cosine leads to 0, and it "
            + "begins where the warm-up ended.",
        "step < warmUp: initial · (step + 1) / warmUp. Else: half a cosine over total − warmUp steps, of which step − warmUp have been "
            + "made.",
        "`if (step < warmUp) return initial * (step + 1) / warmUp;` and then your own function: `return CosineRate(step - warmUp, …, "
            + "initial, 0);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the first step has a rate of 0", "A step with a rate of 0 does nothing. Count from one: (step + 1) / warmUp.",
            (step, warmUp, total, initial) =>
                step < warmUp ? initial * step / warmUp : CosineExercise.Rate(step - warmUp, total - warmUp, initial, 0)),
        Mistake("the cosine has begun during the warm-up",
            "After the warm-up the rate jumps. Let the cosine begin there: step − warmUp of total − warmUp steps.",
            (step, warmUp, total, initial) => step < warmUp ? initial * (step + 1) / warmUp : CosineExercise.Rate(step, total, initial, 0)),
        Mistake("the cosine is as long as the whole training",
            "Only total − warmUp steps are left for it, or it does not reach 0 at the end.",
            (step, warmUp, total, initial) =>
                step < warmUp ? initial * (step + 1) / warmUp : CosineExercise.Rate(step - warmUp, total, initial, 0)),
        Mistake("it does not cool down after the warm-up", "After the warm-up comes half a cosine down to 0.",
            (step, warmUp, total, initial) => step < warmUp ? initial * (step + 1) / warmUp : initial),
        Mistake("there is no warm-up", "In the first `warmUp` steps the rate climbs: initial · (step + 1) / warmUp.",
            (step, warmUp, total, initial) => CosineExercise.Rate(Math.Max(0, step - warmUp), total - warmUp, initial, 0)),
    ];
}
