namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>The local slopes of operations that the lesson's engine does not have yet.</summary>
internal sealed class LocalSlopesExercise : Exercise<Func<string, float[], float[]>>
{
    private static readonly string[] Operations = ["/", "max", "exp", "tanh"];

    public override string Id => "bp-local";
    public override int Number => 2;
    public override string Title => "Four new operations";
    public override int Points => 2;

    protected override Func<string, float[], float[]> Solution => Slopes;

    protected override Func<string, float[], float[]> Alternative => (string operation, float[] inputs) =>
    {
        double a = inputs[0], b = inputs[^1];
        if (operation == "/") return new[] { (float)(1 / b), (float)(-(a / b) / b) };
        if (operation == "max") return a > b ? new[] { 1f, 0 } : new[] { 0, 1f };
        return new[] { (float)(operation == "exp" ? Math.Exp(a) : 1 / (Math.Cosh(a) * Math.Cosh(a))) };
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("6 divided by 2", "/", new[] { 6f, 2f }),
        new("the larger of 3 and 5", "max", new[] { 3f, 5f }),
        new("the larger of 5 and 3", "max", new[] { 5f, 3f }),
        new("e to the power of 1", "exp", new[] { 1f }),
        new("tanh at 0, where it is steepest", "tanh", new[] { 0f }),
        new("tanh at 2, where it is nearly flat", "tanh", new[] { 2f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var operation = Operations[random.NextInt32(Operations.Length)];
        var first = random.NextNormal();
        return [operation, operation is "exp" or "tanh" ? new[] { first } : new[] { first, 1.5f + random.NextSingle() }];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Move one input by a little and leave the other alone. By how much does the result move, for each bit of that? That is the slope "
            + "with respect to that input.",
        "a / b: 1/b and −a/b². max(a, b): 1 for the larger, 0 for the other. e^a: its own value. tanh a: 1 − tanh²(a), where tanh(a) is "
            + "the result, not the input.",
        "`if (operation == \"/\") return [1 / inputs[1], -inputs[0] / (inputs[1] * inputs[1])];` and three more lines like it. For tanh: "
            + "`float y = MathF.Tanh(inputs[0]);`, then return one number made of y.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the second slope of a quotient has lost its minus", "When b grows, a / b falls (for a > 0): its slope is −a/b².",
            (operation, inputs) => operation == "/" ? [1 / inputs[1], inputs[0] / (inputs[1] * inputs[1])] : Slopes(operation, inputs)),
        Mistake("the quotient got the slopes of a product", "For a / b they are 1/b and −a/b².",
            (operation, inputs) => operation == "/" ? [inputs[1], inputs[0]] : Slopes(operation, inputs)),
        Mistake("max passes the slope to both inputs", "Move the smaller input a little: the maximum does not move. Its slope is 0.",
            (operation, inputs) => operation == "max" ? [1, 1] : Slopes(operation, inputs)),
        Mistake("max passes the slope to the smaller input", "The maximum moves with the larger of its inputs.",
            (operation, inputs) => operation == "max" ? [Slopes(operation, inputs)[1], Slopes(operation, inputs)[0]]
                : Slopes(operation, inputs)),
        Mistake("tanh's slope is computed from its input", "In 1 − y² the y is the output, tanh(a). You squared the input.",
            (operation, inputs) => operation == "tanh" ? [1 - inputs[0] * inputs[0]] : Slopes(operation, inputs)),
        Mistake("tanh got the sigmoid's slope", "y·(1 − y) belongs to the sigmoid. For tanh it is 1 − y².",
            (operation, inputs) =>
                operation == "tanh" ? [MathF.Tanh(inputs[0]) * (1 - MathF.Tanh(inputs[0]))] : Slopes(operation, inputs)),
    ];

    private static float[] Slopes(string operation, float[] inputs) => operation switch
    {
        "/" => [1 / inputs[1], -inputs[0] / (inputs[1] * inputs[1])],
        "max" => inputs[0] > inputs[1] ? [1, 0] : [0, 1],
        "exp" => [MathF.Exp(inputs[0])],
        _ => [1 - MathF.Tanh(inputs[0]) * MathF.Tanh(inputs[0])],
    };
}
