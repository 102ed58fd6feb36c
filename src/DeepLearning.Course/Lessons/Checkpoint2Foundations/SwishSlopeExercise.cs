using static DeepLearning.Course.Formulas;

namespace DeepLearning.Course.Lessons.Checkpoint2Foundations;

internal sealed class SwishSlopeExercise : Exercise<Func<float, (float A, float Slope)>>
{
    public override string Id => "m2-swish";
    public override int Number => 1;
    public override string Title => "An activation function you have not met";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["activation-functions"];

    protected override Func<float, (float A, float Slope)> Solution => z => (z * Sigmoid(z), Sigmoid(z) + z * Fall(z));

    // By the engine.
    protected override Func<float, (float A, float Slope)> Alternative => (float z) =>
    {
        var x = Tensor.From(z).RequireGrad();
        var a = x * x.Sigmoid();
        a.Backward();
        return (a.Item(), x.Grad!.Item());
    };

    public override IReadOnlyList<Case> Cases =>
        [new("at zero", 0f), new("to the right", 2f), new("to the left", -1.5f), new("far to the left", -12f)];

    protected override object?[] RandomInputs(RandomGenerator random) => [3 * random.NextNormal()];

    public override IReadOnlyList<string> Hints =>
    [
        "It is a product: z times a sigmoid. Each factor changes with z, so the slope has two parts.",
        "(u·v)′ = u′·v + u·v′, with u = z and v = σ(z). And you know σ′(z) = σ(z)·(1 − σ(z)).",
        "With `float s = 1 / (1 + MathF.Exp(-z));` the value is z · s, and the slope is s plus z times the sigmoid's slope. Return both in "
            + "parentheses.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("only the first factor changes",
            "σ(z) changes with z too: the product rule has two terms.",
            z => (z * Sigmoid(z), Sigmoid(z))),
        Mistake("only the sigmoid changes",
            "z changes too, at the rate of 1: the product rule has two terms.",
            z => (z * Sigmoid(z), z * Fall(z))),
        Mistake("the two slopes are multiplied",
            "The slope of a product is not the product of the slopes: u′v + uv′.",
            z => (z * Sigmoid(z), Fall(z))),
        Mistake("the slope of a ReLU is returned",
            "From far away it looks like a ReLU, but it has no corner, and its slope is not 0 or 1.",
            z => (z * Sigmoid(z), z > 0 ? 1 : 0)),
        Mistake("the two results are swapped", "The value comes first, the slope second.", z => (Sigmoid(z) + z * Fall(z), z * Sigmoid(z))),
    ];

    private static float Fall(float z) => Sigmoid(z) * (1 - Sigmoid(z));
}
