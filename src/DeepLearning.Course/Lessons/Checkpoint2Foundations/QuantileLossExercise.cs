using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class QuantileLossExercise : Exercise<Func<float[], float[], float, float>>
{
    public override string Id => "m2-late";
    public override int Number => 3;
    public override string Title => "Too low counts more";
    public override IReadOnlyList<string> Revisit => ["loss-functions"];

    protected override Func<float[], float[], float, float> Solution =>
        (predicted, actual, q) => Mean(predicted, actual, e => e > 0 ? q * e : (q - 1) * e);

    // Of the two lines the upper one is the loss.
    protected override Func<float[], float[], float, float> Alternative => (float[] predicted, float[] actual, float q) =>
    {
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++) sum += Math.Max(q * (actual[i] - predicted[i]), (1 - q) * (predicted[i] - actual[i]));
        return (float)(sum / actual.Length);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one prediction 2 too low, one 2 too high", new[] { 3f, 7 }, new[] { 5f, 5 }, 0.9f),
        new("an exact one among them", new[] { 1f, 1, 4 }, new[] { 1f, 2, 1 }, 0.25f),
        new("all too high", new[] { 2f, 3 }, new[] { 0f, 1 }, 0.8f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(8);
        return [Normals(random, count, 5), Normals(random, count, 5), 0.05f + 0.9f * random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two formulas, one for each side of the truth. Look at the sign of the error first, then at its size.",
        "With e = actual − predicted: q·e if e is positive, (1 − q)·|e| if it is negative. Average over all.",
        "In a loop: `float e = actual[i] - predicted[i]; sum += e > 0 ? q * e : …;` where the dots are positive although e is not.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("both sides count the same", "That is the mean absolute error. q is the factor for too low, 1 − q that for too high.",
            (predicted, actual, _) => Mean(predicted, actual, MathF.Abs)),
        Mistake("the two sides are swapped", "Too low, with actual above predicted, counts q.",
            (predicted, actual, q) => Mean(predicted, actual, e => e > 0 ? (1 - q) * e : -q * e)),
        Mistake("the losses are added up and not averaged", "Divide by the number of predictions: the mean is asked for.",
            (predicted, actual, q) => Mean(predicted, actual, e => e > 0 ? q * e : (q - 1) * e) * actual.Length),
        Mistake("a negative error makes a negative loss", "This loss is not below zero: (1 − q) times the size of e.",
            (predicted, actual, q) => Mean(predicted, actual, e => e > 0 ? q * e : (1 - q) * e)),
        Mistake("the errors are squared", "Here the loss grows with the size of the error, as in the mean absolute error.",
            (predicted, actual, q) => Mean(predicted, actual, e => e > 0 ? q * e * e : (1 - q) * e * e)),
    ];

    private static float Mean(float[] predicted, float[] actual, Func<float, float> loss) =>
        predicted.Zip(actual, (p, a) => loss(a - p)).Average();
}
