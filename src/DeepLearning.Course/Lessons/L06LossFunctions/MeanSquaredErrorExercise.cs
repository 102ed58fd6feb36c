namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class MeanSquaredErrorExercise : Exercise<Func<float[], float[], float>>
{
    public override string Id => "lf-mse";
    public override int Number => 1;
    public override string Title => "Mean squared error";

    protected override Func<float[], float[], float> Solution =>
        (predicted, actual) => predicted.Zip(actual, (p, a) => (p - a) * (p - a)).Average();

    protected override Func<float[], float[], float> Alternative =>
        (float[] predicted, float[] actual) => (Tensor.From(predicted) - Tensor.From(actual)).Square().Mean().Item();

    public override IReadOnlyList<Case> Cases =>
    [
        new("the four houses of the lesson", new[] { 2.5f, 0, 2, 8 }, new[] { 3f, -0.5f, 2, 7 }),
        new("one prediction, 3 too high", new[] { 5f }, new[] { 2f }),
        new("errors that cancel", new[] { 1f, -1 }, new[] { 0f, 0 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(7);
        return [Tensor.Randn(random, count).ToArray(), Tensor.Randn(random, count).ToArray()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "For each place: how far apart are the two numbers? Square that, add it up over all places, and share it out.",
        "MSE = (1/n) Σ (predictedᵢ − actualᵢ)². n is predicted.Length.",
        "In the loop: `float miss = predicted[i] - actual[i]; total += miss * miss;` and after it `return total / predicted.Length;`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the sum is not divided by the number of predictions",
            "It is a *mean* squared error: divide by predicted.Length, so that long lists do not cost more than short ones.",
            (predicted, actual) => predicted.Zip(actual, (p, a) => (p - a) * (p - a)).Sum()),
        Mistake("the sizes of the errors are averaged, not their squares",
            "That is the mean absolute error. Multiply each error by itself.",
            (predicted, actual) => predicted.Zip(actual, (p, a) => MathF.Abs(p - a)).Average()),
        Mistake("the errors are averaged first and squared afterwards",
            "Errors of +1 and −1 would cancel and cost nothing. Square each one before you add.",
            (predicted, actual) => MathF.Pow(predicted.Zip(actual, (p, a) => p - a).Average(), 2)),
        Mistake("the square root is taken",
            "That is the root mean squared error, which has the unit of the data. Here the mean of the squares itself is wanted.",
            (predicted, actual) => MathF.Sqrt(predicted.Zip(actual, (p, a) => (p - a) * (p - a)).Average())),
    ];
}
