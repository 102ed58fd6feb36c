namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class LocalDerivativesExercise : Exercise<Func<string, float[], float[]>>
{
    private static readonly string[] Operations = ["+", "-", "*", "tanh"];

    public override string Id => "bp-slopes";
    public override int Number => 1;
    public override string Title => "The slopes of one operation";
    public override int Points => 2;

    protected override Func<string, float[], float[]> Solution => (operation, inputs) => operation switch
    {
        "+" => [1, 1],
        "-" => [1, -1],
        "*" => [inputs[1], inputs[0]],
        _ => [TanhSlope(inputs[0])],
    };

    protected override Func<string, float[], float[]> Alternative => (string operation, float[] inputs) =>
    {
        if (operation == "tanh")
        {
            var c = Math.Cosh(inputs[0]);
            return new[] { (float)(1 / (c * c)) };
        }

        var (a, b) = (inputs[0], inputs[1]);
        return operation == "*" ? new[] { b, a } : new[] { 1, operation == "-" ? -1f : 1 };
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("3 times 5: each slope is the other number", "*", new[] { 3f, 5f }),
        new("a sum", "+", new[] { 3f, 5f }),
        new("a difference", "-", new[] { 3f, 5f }),
        new("tanh at 0, where it is steepest", "tanh", new[] { 0f }),
        new("tanh at 2, where it is nearly flat", "tanh", new[] { 2f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var operation = Operations[random.NextInt32(Operations.Length)];
        var first = random.NextNormal();
        return [operation, operation == "tanh" ? new[] { first } : new[] { first, random.NextNormal() }];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Move one input by a hair and leave the other alone. By how many hairs does the result move? That number is the slope for that "
            + "input.",
        "a + b: 1 and 1. a − b: 1 and −1. a · b: b and a. tanh a: 1 − tanh²(a), where tanh(a) is the result, not the input.",
        "`if (operation == \"*\") return [inputs[1], inputs[0]];` and three more lines like it. For tanh: `float y = "
            + "MathF.Tanh(inputs[0]);`, then return one number made of y.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the slopes of a product are the wrong way round",
            "Move a by a hair: a·b moves by b hairs. The slope for the first input is the second one.",
            (operation, inputs) => operation == "*" ? inputs : Solution(operation, inputs)),
        Mistake("the second slope of a difference has lost its minus", "When b grows, a − b falls. Its slope is −1.",
            (operation, inputs) => operation == "-" ? [1, 1] : Solution(operation, inputs)),
        Mistake("tanh's slope is computed from its input", "In 1 − y² the y is what comes out, tanh(a). You squared what goes in.",
            (operation, inputs) => operation == "tanh" ? [1 - inputs[0] * inputs[0]] : Solution(operation, inputs)),
        Mistake("tanh got the sigmoid's slope", "y·(1 − y) belongs to the sigmoid. For tanh it is 1 − y².",
            (operation, inputs) =>
                operation == "tanh" ? [MathF.Tanh(inputs[0]) * (1 - MathF.Tanh(inputs[0]))] : Solution(operation, inputs)),
        Mistake("tanh's value is returned, not its slope",
            "tanh(a) says where you are. The slope says how fast it changes there: 1 − tanh²(a).",
            (operation, inputs) => operation == "tanh" ? [MathF.Tanh(inputs[0])] : Solution(operation, inputs)),
    ];

    private static float TanhSlope(float x) => 1 - MathF.Tanh(x) * MathF.Tanh(x);
}
