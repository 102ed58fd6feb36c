namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

/// <summary>Three numbers worked out with pencil and paper.</summary>
internal sealed class ScaleByHandExercise : Exercise<Func<(float Factor, float He, float Xavier)>>
{
    public override string Id => "in-by-hand";
    public override int Number => 1;
    public override string Title => "Three numbers by hand";
    public override Tolerance Tolerance => new(0.0051, 0, "two decimals are enough");

    protected override Func<(float Factor, float He, float Xavier)> Solution => () => (MathF.Sqrt(2), 0.2f, 0.1f);

    protected override Func<(float Factor, float He, float Xavier)> Alternative =>
        () => (MathF.Sqrt(50) * 0.2f, MathF.Sqrt(2f / 50), MathF.Sqrt(2f / (50 + 150)));

    public override IReadOnlyList<Case> Cases => [new("50 inputs with σ_w = 0.2; He for 50; Xavier for 50 and 150")];

    public override IReadOnlyList<string> Hints =>
    [
        "The first is a factor on the typical size, so a root of a variance. The other two are standard deviations, roots of "
            + "variances too.",
        "√n·σ_w; √(2/inputs); √(2/(inputs + outputs)).",
        "√50 · 0.2 = 7.07 · 0.2; √(2/50) = √0.04; √(2/200) = √0.01.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("these are variances", "Take the root of each: size and standard deviation are asked for.", () => (2, 0.04f, 0.01f)),
        Mistake("the factor is n·σ_w", "The variances of 50 products add up; the size grows by √50 and not by 50.", () => (10, 0.2f, 0.1f)),
        Mistake("Xavier's number forgets the outputs", "Xavier divides by inputs and outputs together: 2/(50 + 150).",
            () => (MathF.Sqrt(2), 0.2f, 0.2f)),
        Mistake("He's number lacks the 2", "ReLU halves the mean square, so He has 2/inputs.",
            () => (MathF.Sqrt(2), MathF.Sqrt(1f / 50), 0.1f)),
    ];
}
