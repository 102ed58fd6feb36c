namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

/// <summary>L = (w − 3)² from w = 1: what each rule does there, by pencil.</summary>
internal sealed class HandExercise : NumbersExercise
{
    public override string Id => "gd-hand";
    public override int Number => 1;
    public override string Title => "Steps by pencil";
    protected override string Task => "six numbers for L = (w − 3)², from w = 1";

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("the gradient at w = 1", -4,
            new Slip(4, "the gradient has the wrong sign", "At w = 1 the loss falls as w grows towards 3, so the derivative is negative."),
            new Slip(-2, "the factor 2 of the square is missing", "The derivative of (w − 3)² is 2(w − 3).")),
        new("w after one plain step at rate 0.1", 1.4f,
            new Slip(0.6f, "the plain step goes uphill", "Subtract the gradient: 1 − 0.1 · (−4).")),
        new("w after two plain steps at rate 0.1", 1.72f,
            new Slip(1.8f, "the second step uses the gradient of the first place",
                "Compute the gradient again where you stand: at w = 1.4.")),
        new("w after two steps of momentum 0.5 at rate 0.1", 1.92f,
            new Slip(2.12f, "the velocity was summed without the factor μ", "v ← 0.5 · v + g: only half of the old velocity survives."),
            new Slip(1.96f, "the momentum multiplies the second gradient instead of the old velocity",
                "v ← μ · v + g: μ belongs to the old v."),
            new Slip(1.58f, "the momentum multiplies the gradient in both steps",
                "v ← μ · v + g: μ belongs to the old v, and g is added in full.")),
        new("w after Adam's first step at rate 0.1", 1.1f,
            new Slip(0.9f, "Adam's step goes uphill", "The gradient is negative, so w grows."),
            new Slip(1.3162f, "the bias correction is missing",
                "Without it the step is 0.4/√0.016. Divide m by 1 − 0.9 and s by 1 − 0.999.")),
        new("the rate above which plain descent diverges", 1,
            new Slip(0.5f, "that rate lands on the minimum", "At η = 1/c one step arrives. Divergence begins at twice that."),
            new Slip(2, "the second derivative is not used", "The limit is 2/c, and here the second derivative c is 2.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Begin with the derivative of (w − 3)² and put w = 1 into it. Every later number uses it.",
        "Plain: w ← w − ηg. Momentum: v ← μv + g, w ← w − ηv, with v = 0 at first. Adam's first step has the length η. The limit is 2/c.",
        "g = 2 · (1 − 3). One step: 1 − 0.1 · g. The second gradient is taken at the new place. With momentum the second velocity is "
            + "0.5 · (first gradient) + (gradient at 1.4).",
    ];
}
