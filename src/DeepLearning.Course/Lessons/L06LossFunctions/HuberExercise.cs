namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class HuberExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "lf-huber";
    public override int Number => 2;
    public override string Title => "Huber's loss";

    protected override Func<float, float, float, float> Solution => (predicted, actual, delta) =>
        MathF.Abs(predicted - actual) is var size && size <= delta ? size * size / 2 : delta * (size - delta / 2);

    // The square up to δ, and what is beyond it at a fixed slope.
    protected override Func<float, float, float, float> Alternative => (float predicted, float actual, float delta) =>
    {
        var size = Math.Abs(predicted - actual);
        var inside = Math.Min(size, delta);
        return inside * inside / 2 + delta * (size - inside);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("an error of 0.5, inside δ = 1", 3.5f, 3f, 1f),
        new("an error of 10, outside δ = 1", 12f, 2f, 1f),
        new("an error of −10, outside δ = 1", -8f, 2f, 1f),
        new("a wide δ of 4", 5f, 0f, 4f),
        new("no error at all", 2f, 2f, 0.5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [3 * random.NextNormal(), random.NextNormal(), 0.2f + 2 * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "There are two price lists, and the size of the error says which one holds. Work with the size, so that too low and too high cost "
            + "the same.",
        "With size = |predicted − actual|: ½·size² if size ≤ δ, else δ·(size − ½δ).",
        "`float size = MathF.Abs(predicted - actual);` then `return size <= delta ? … : …;` with the two formulas.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("only errors that are too high are recognised as large",
            "An error of −10 is large too. Compare the size, MathF.Abs(predicted − actual), with delta.",
            (predicted, actual, delta) => predicted - actual is var e && e <= delta ? e * e / 2 : delta * (e - delta / 2)),
        Mistake("the half in front of the square is missing",
            "Inside δ the price is ½e². Without the half the two pieces do not meet at δ.",
            (predicted, actual, delta) =>
                MathF.Abs(predicted - actual) is var size && size <= delta ? size * size : delta * (size - delta / 2)),
        Mistake("beyond δ the price is the plain size of the error",
            "It is δ·(|e| − ½δ): the factor δ gives the right slope, and the −½δ makes the pieces meet.",
            (predicted, actual, delta) => MathF.Abs(predicted - actual) is var size && size <= delta ? size * size / 2 : size),
        Mistake("the factor δ is missing beyond the border",
            "The straight piece must go on with the slope that the square had at δ, which is δ: multiply (|e| − ½δ) by delta.",
            (predicted, actual, delta) => MathF.Abs(predicted - actual) is var size && size <= delta ? size * size / 2 : size - delta / 2),
        Mistake("every error is squared, however large", "Beyond δ the list goes on straight. Ask on which side of delta the error is.",
            (predicted, actual, delta) => (predicted - actual) * (predicted - actual) / 2),
    ];
}
