using static DeepLearning.Course.Formulas;

namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class SigmoidSlopeExercise : Exercise<Func<float, float>>
{
    public override string Id => "af-slope";
    public override int Number => 2;
    public override string Title => "The slope of a sigmoid";

    protected override Func<float, float> Solution => z => Sigmoid(z) * (1 - Sigmoid(z));

    protected override Func<float, float> Alternative => (float z) => (float)(Math.Exp(-z) / Math.Pow(1 + Math.Exp(-z), 2));

    public override IReadOnlyList<Case> Cases =>
    [
        new("the middle, where the slope is largest", 0f),
        new("the worked example", 2f),
        new("saturated on the left", -6f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) => [3 * random.NextNormal()];

    public override IReadOnlyList<string> Hints =>
    [
        "You need not differentiate anything: whoever knows what the neuron says knows its slope.",
        "a = 1 / (1 + e^(−z)), and the slope is a · (1 − a).",
        "`float a = 1 / (1 + MathF.Exp(-z));` and then `return a * (…);` What is missing to 1?",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the sigmoid itself is returned", "That is what the neuron says. Its slope is a · (1 − a).",
            Formulas.Sigmoid),
        Mistake("z is put where a belongs", "The formula a · (1 − a) is about the output. Squash z first, and use the result.",
            z => z * (1 - z)),
        Mistake("only the second factor is there", "1 − a alone does not fall on the left. Multiply it by a.",
            z => 1 - Sigmoid(z)),
        Mistake("it is the slope of tanh", "1 − a² belongs to tanh. For the sigmoid it is a · (1 − a).",
            z => 1 - Sigmoid(z) * Sigmoid(z)),
        Mistake("the output is squashed a second time",
            "The output a is already between 0 and 1. Take a · (1 − a) at once, without another sigmoid.",
            z => Sigmoid(Sigmoid(z)) * (1 - Sigmoid(Sigmoid(z)))),
    ];
}
