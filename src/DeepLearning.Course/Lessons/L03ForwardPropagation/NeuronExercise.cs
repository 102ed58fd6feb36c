namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class NeuronExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "fp-neuron";
    public override int Number => 1;
    public override string Title => "One neuron";

    protected override Func<float, float, float, float> Solution => (x, w, b) => 1 / (1 + MathF.Exp(-(w * x + b)));

    protected override Func<float, float, float, float> Alternative =>
        (float x, float w, float b) => (float)((Math.Tanh((w * x + b) / 2) + 1) / 2);

    public override IReadOnlyList<Case> Cases =>
    [
        new("the first neuron of the worked example", 0.1f, 0.15f, 0.4f),
        new("an input of zero, where only the bias counts", 0f, 3f, 1f),
        new("a negative weight", 2f, -1.5f, 0.5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [2 * random.NextNormal(), random.NextNormal(), random.NextNormal()];

    public override IReadOnlyList<string> Hints =>
    [
        "A neuron does two things, one after the other: it computes the weighted sum z of its input, and it applies the sigmoid to z.",
        "z = w·x + b, and then a = 1 / (1 + e^(−z)). In C#, e to the power of something is `MathF.Exp(something)`.",
        "Two lines: `float z = w * x + b;` and `return 1 / (1 + MathF.Exp(…));` Which sign does z get inside the brackets?",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the sigmoid is missing", "You return z itself. Send it through the sigmoid: 1 / (1 + e^(−z)).",
            (x, w, b) => w * x + b),
        Mistake("the bias is missing",
            "Look at the input of zero: there w·x is 0, and what is left is the bias. Add b before the sigmoid.",
            (x, w, b) => 1 / (1 + MathF.Exp(-(w * x)))),
        Mistake("the sign in the exponent is reversed",
            "e^(+z) makes the curve fall where it should rise. The sigmoid has a minus: e^(−z).",
            (x, w, b) => 1 / (1 + MathF.Exp(w * x + b))),
        Mistake("the minus covers only the product",
            "−w·x + b is not −(w·x + b). Put the whole sum in brackets, or give it a name first: `float z = w * x + b;`",
            (x, w, b) => 1 / (1 + MathF.Exp(-w * x + b))),
        Mistake("the weight multiplies the bias too", "The weight belongs to the input alone: w·x + b, not w·(x + b).",
            (x, w, b) => 1 / (1 + MathF.Exp(-(w * (x + b))))),
        Mistake("the bias is added after the sigmoid",
            "First the whole sum w·x + b, then the sigmoid. An output above 1 gives this away.",
            (x, w, b) => 1 / (1 + MathF.Exp(-(w * x))) + b),
    ];
}
