namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

/// <summary>Three numbers worked out with pencil and paper.</summary>
internal sealed class BiasVarianceExercise : Exercise<Func<(float BiasSquared, float Variance, float Error)>>
{
    private static readonly float[] _predictions = [19, 22, 28];
    private const float Truth = 25;

    public override string Id => "or-split";
    public override int Number => 1;
    public override string Title => "Bias and variance by hand";
    public override Tolerance Tolerance => new(0.011, 0, "two decimals are enough");

    protected override Func<(float BiasSquared, float Variance, float Error)> Solution => () => (4, 14, 18);

    protected override Func<(float BiasSquared, float Variance, float Error)> Alternative => () =>
    {
        var mean = _predictions.Average();
        var (bias, variance) = (mean - Truth, _predictions.Average(p => (p - mean) * (p - mean)));
        return (bias * bias, variance, bias * bias + variance);
    };

    public override IReadOnlyList<Case> Cases => [new("predictions 19, 22 and 28; the truth is 25")];

    public override IReadOnlyList<string> Hints =>
    [
        "First the mean of the three predictions. The bias compares it with the truth; the variance compares each prediction with it.",
        "bias² = (mean − 25)²; variance = the mean of (prediction − mean)²; error = the mean of (prediction − 25)².",
        "The mean is 23. bias² = 2², variance = (4² + 1² + 5²) / 3, error = (6² + 3² + 3²) / 3. Check: the error is the sum of "
            + "the other two.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the bias is not squared", "bias² is asked for: 2² and not 2.", () => (2, 14, 18)),
        Mistake("the variance is divided by 2", "Divide by the number of predictions, 3: then bias² + variance is the mean squared error.",
            () => (4, 21, 18)),
        Mistake("the squares are added up and not averaged", "Variance and error are means: divide both sums by 3.", () => (4, 42, 54)),
        Mistake("the variance is measured from the truth", "Around the mean, 23. Around the truth, 25, it is the mean squared error.",
            () => (4, 18, 18)),
        Mistake("the root is taken", "Variance and error stay squared here.", () => (4, MathF.Sqrt(14), MathF.Sqrt(18))),
    ];
}
