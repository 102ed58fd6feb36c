namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class NormalisedExercise : Exercise<Func<float[], float[], float[]>>
{
    public override string Id => "tl-normalise";
    public override int Number => 3;
    public override string Title => "Normalise without a leak";
    public override Tolerance Tolerance => new(1e-4, 1e-3, "dividing by a small spread magnifies rounding");

    protected override Func<float[], float[], float[]> Solution =>
        (training, values) => Scale(values, training.Average(), Spread(training, 0));

    protected override Func<float[], float[], float[]> Alternative => (float[] training, float[] values) =>
        Scaler.Standard(Tensor.From(training).Unsqueeze(1)).Transform(Tensor.From(values).Unsqueeze(1)).ToArray();

    public override IReadOnlyList<Case> Cases =>
    [
        new("2, 4, 6, and a new 10", new[] { 2f, 4, 6 }, new[] { 10f, 4 }),
        new("the training values themselves", new[] { 1f, 3 }, new[] { 1f, 3 }),
        new("new values far away", new[] { -1f, 0, 1, 0 }, new[] { 100f, -100 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [(5 + 2 * Tensor.Randn(random, 3 + random.NextInt32(8))).ToArray(),
            (5 + 4 * Tensor.Randn(random, 1 + random.NextInt32(5))).ToArray()];

    public override IReadOnlyList<string> Hints =>
    [
        "Two numbers are learned from `training`. Then every one of `values` is moved and divided by them.",
        "μ = mean of training; σ = √(mean of (t − μ)²); v becomes (v − μ)/σ.",
        "`float centre = training.Average();`, `float width = MathF.Sqrt(training.Average(t => (t - centre) * (t - centre)));`, and then "
            + "Select over values.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("mean and spread are those of the new values", "That is the leak: take both from `training`.",
            (training, values) => Scale(values, values.Average(), Spread(values, 0))),
        Mistake("mean and spread are those of all values together", "That is the leak of the lesson: take both from `training`.",
            (training, values) => Scale(values, training.Concat(values).Average(), Spread([.. training, .. values], 0))),
        Mistake("it is divided by the variance", "The spread is the square root of it.",
            (training, values) => Scale(values, training.Average(), Spread(training, 0) * Spread(training, 0))),
        Mistake("the spread divides by one less than the number of values", "Here it divides by the number of values.",
            (training, values) => Scale(values, training.Average(), Spread(training, 1))),
        Mistake("the mean is not subtracted", "First move by the mean, then divide.",
            (training, values) => Scale(values, 0, Spread(training, 0))),
    ];

    private static float Spread(float[] values, int less)
    {
        var mean = values.Average();
        return MathF.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - less));
    }

    private static float[] Scale(float[] values, float mean, float spread) => [.. values.Select(value => (value - mean) / spread)];
}
