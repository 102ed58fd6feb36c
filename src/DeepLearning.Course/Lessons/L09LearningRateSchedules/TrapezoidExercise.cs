namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

/// <summary>A schedule that the lesson does not show: climb, hold, fall in a straight line.</summary>
internal sealed class TrapezoidExercise : Exercise<Func<int, int, int, int, float, float>>
{
    public override string Id => "lr-trapezoid";
    public override int Number => 2;
    public override string Title => "Climb, hold, fall";
    public override int Points => 2;

    protected override Func<int, int, int, int, float, float> Solution =>
        (step, warmUp, hold, total, initial) => Right(step, warmUp, hold, total, initial);

    // The lowest of the three lines.
    protected override Func<int, int, int, int, float, float> Alternative => (int step, int warmUp, int hold, int total, float initial) =>
        initial * Math.Min(1, Math.Min((step + 1f) / warmUp, (total - step) / (float)(total - warmUp - hold)));

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first of four warm-up steps", 0, 4, 6, 20, 0.8f),
        new("the last warm-up step: the whole rate", 3, 4, 6, 20, 0.8f),
        new("held", 7, 4, 6, 20, 0.8f),
        new("the fall begins: still the whole rate", 10, 4, 6, 20, 0.8f),
        new("halfway down", 15, 4, 6, 20, 0.8f),
        new("the end", 20, 4, 6, 20, 0.8f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (warmUp, hold, rest) = (2 + random.NextInt32(8), 1 + random.NextInt32(20), 10 + random.NextInt32(40));
        return [random.NextInt32(warmUp + hold + rest + 1), warmUp, hold, warmUp + hold + rest, 0.2f + random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Draw it: a slope up, a level stretch, a slope down. Which steps belong to which part?",
        "step < warmUp: initial · (step + 1) / warmUp. step < warmUp + hold: initial. Else: initial · (steps left) / (length of the fall).",
        "The fall is total − warmUp − hold steps long, and total − step of them are left. Multiply before you divide, or write a float: "
            + "whole numbers round down.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the first step has a rate of 0", "A step with a rate of 0 changes nothing. Count from one: (step + 1) / warmUp.",
            (step, warmUp, hold, total, initial) => step < warmUp ? initial * step / warmUp : Right(step, warmUp, hold, total, initial)),
        Mistake("it is not held", "For `hold` steps after the warm-up the rate stays at `initial`.",
            (step, warmUp, hold, total, initial) => step < warmUp ? Right(step, warmUp, hold, total, initial)
                : initial * (total - step) / (total - warmUp)),
        Mistake("the fall is measured over the whole training",
            "The rate jumps when the fall begins. Divide by the length of the fall, total − warmUp − hold.",
            (step, warmUp, hold, total, initial) => step < warmUp + hold ? Right(step, warmUp, hold, total, initial)
                : initial * (total - step) / total),
        Mistake("the rate is never lowered", "After warmUp + hold steps the rate falls to 0 in a straight line.",
            (step, warmUp, hold, total, initial) => step < warmUp ? Right(step, warmUp, hold, total, initial) : initial),
        Mistake("the fall climbs", "Use the steps that are left, total − step, and not those that are done.",
            (step, warmUp, hold, total, initial) => step < warmUp + hold ? Right(step, warmUp, hold, total, initial)
                : initial * (step - warmUp - hold) / (total - warmUp - hold)),
    ];

    private static float Right(int step, int warmUp, int hold, int total, float initial) =>
        step < warmUp ? initial * (step + 1) / warmUp
        : step < warmUp + hold ? initial
        : initial * (total - step) / (total - warmUp - hold);
}
