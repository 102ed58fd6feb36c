namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

internal sealed class TwoStepsExercise : Exercise<Func<float[]>>
{
    private const float X = 3, Target = 3, Start = 2, Rate = 0.05f;

    public override string Id => "mp-descent";
    public override int Number => 1;
    public override string Title => "Two steps, by hand";
    public override Tolerance Tolerance => new(0.006, 0, "numbers found by hand may be rounded to two digits");

    protected override Func<float[]> Solution => () => Path(w => 2 * (w * X - Target) * X);

    // The distance to the minimum at 1 shrinks by the same factor, 1 − 2ηx², at each step.
    protected override Func<float[]> Alternative => () => new[] { 1 + 0.1f * (Start - 1), 1 + 0.1f * 0.1f * (Start - 1) };

    public override IReadOnlyList<Case> Cases => [new("the two weights")];

    public override IReadOnlyList<string> Hints =>
    [
        "First the slope at w = 2, then the step against it. For the second step compute the slope again, at the new weight.",
        "The slope is 2(wx − t)·x. With x = 3 and t = 3 that is 6·(3w − 3), and each step is w ← w − 0.05·slope.",
        "At w = 2 the slope is 6 · 3 = 18, so w becomes 2 − 0.9. Do the same once more, and `return [first, second];`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the steps go uphill", "The slope points to where the loss grows. Subtract it: w − η·slope.",
            () => Path(w => -2 * (w * X - Target) * X)),
        Mistake("the 2 of the square is missing", "The slope of (wx − t)² begins with 2(wx − t).", () => Path(w => (w * X - Target) * X)),
        Mistake("the factor x is missing in the slope", "The inside, wx − t, changes by x when w changes by 1. Multiply by x = 3.",
            () => Path(w => 2 * (w * X - Target))),
        Mistake("the first slope was used twice", "After a step you stand elsewhere. Compute the slope again, at the new weight.",
            () => Path(_ => 2 * (Start * X - Target) * X)),
        Mistake("the learning rate is missing", "The slope is multiplied by η = 0.05 before it is subtracted.",
            () => Path(w => 2 * (w * X - Target) * X / Rate)),
        Mistake("the slopes are returned, not the weights", "Those are the slopes, 18 and 1.8. Return where the steps lead.",
            () => [18, 1.8f]),
    ];

    private static float[] Path(Func<float, float> slope)
    {
        var first = Start - Rate * slope(Start);
        return [first, first - Rate * slope(first)];
    }
}
