namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class DiagnoseExercise : Exercise<Func<float, float, string>>
{
    public override string Id => "or-diagnose";
    public override int Number => 1;
    public override string Title => "A diagnosis";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float, float, string> Solution => (training, validation) =>
        training < 0.8f ? "underfits" : training - validation > 0.1f ? "overfits" : "fine";

    protected override Func<float, float, string> Alternative =>
        (float training, float validation) => (training >= 0.8f, training > validation + 0.1f) switch
        {
            (false, _) => "underfits",
            (true, true) => "overfits",
            _ => "fine",
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("99 % and 81 %", 0.99f, 0.81f),
        new("61 % and 60 %", 0.61f, 0.60f),
        new("93 % and 91 %", 0.93f, 0.91f),
        new("75 % and 40 %: both are bad", 0.75f, 0.40f),
        new("validation better than training", 0.85f, 0.97f),
    ];

    // A little off the borders, so that rounding does not decide.
    protected override object?[] RandomInputs(RandomGenerator random) =>
        [(40 + random.NextInt32(60)) / 100f + 0.003f, (30 + random.NextInt32(70)) / 100f];

    public override IReadOnlyList<string> Hints =>
    [
        "Two questions, one after the other. First: has it learned the training data at all?",
        "training < 0.8: underfits. Otherwise training − validation > 0.1: overfits. Otherwise fine.",
        "`if (training < 0.8f) return \"underfits\";` and then a comparison of the gap with 0.1f.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the gap is looked at first",
            "With 75 % and 40 % both are bad: a model that has not learned its training data underfits. Ask that first.",
            (training, validation) => training - validation > 0.1f ? "overfits" : training < 0.8f ? "underfits" : "fine"),
        Mistake("the size of the gap counts, whichever is larger", "A validation accuracy above the training accuracy is no overfitting.",
            (training, validation) => training < 0.8f ? "underfits" : MathF.Abs(training - validation) > 0.1f ? "overfits" : "fine"),
        Mistake("the validation accuracy decides about underfitting", "Underfitting is judged on the training data.",
            (training, validation) => validation < 0.8f ? "underfits" : training - validation > 0.1f ? "overfits" : "fine"),
        Mistake("the two words are swapped", "Underfits: too little. Overfits: too much.",
            (training, validation) => training < 0.8f ? "overfits" : training - validation > 0.1f ? "underfits" : "fine"),
    ];
}
