namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

internal sealed class TwoLayersExercise : Exercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    public override string Id => "m1-layers";
    public override int Number => 6;
    public override string Title => "Two layers, three lines";
    public override int Points => 2;
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Linear"), new("Sequential")];
    public override IReadOnlyList<string> Revisit => ["forward-propagation"];

    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Solution => (x, hidden, bias, output) =>
        (x.MatMul(hidden.T) + bias).Sigmoid().MatMul(output.T);

    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor x, Tensor hidden, Tensor bias, Tensor output) =>
        ((1 / (1 + (-(x.Unsqueeze(1) * hidden).Sum(2) - bias).Exp())).Unsqueeze(1) * output).Sum(2);

    public override IReadOnlyList<Case> Cases =>
    [
        new("one example, two inputs, two hidden neurons, one output", Matrix(1, 2, 1, -1), Matrix(2, 2, 0.5f, -1, 2, 0.25f),
            new Tensor([0.1f, -0.2f]), Matrix(1, 2, 3, -2)),
        new("two examples, one input, two hidden neurons, two outputs", Matrix(2, 1, 2, -1), Matrix(2, 1, 1, -1), new Tensor([0f, 0.5f]),
            Matrix(2, 2, 1, 2, -1, 0.5f)),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (batch, inputs, hidden, outputs) =
            (1 + random.NextInt32(4), 1 + random.NextInt32(4), 1 + random.NextInt32(4), 1 + random.NextInt32(3));
        return [Tensor.Randn(random, batch, inputs), Tensor.Randn(random, hidden, inputs), Tensor.Randn(random, hidden),
            Tensor.Randn(random, outputs, hidden)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The first layer sums and applies the sigmoid; the second only sums. Its input is the first layer's output.",
        "With A = σ(X Hᵀ + bias), of shape [examples, hidden], the answer is A Oᵀ, of shape [examples, outputs].",
        "Three lines: the sums with `x.MatMul(hidden.T)` and the bias; `.Sigmoid()`; and one more `MatMul`, with the other matrix "
            + "transposed.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("there is no activation function between the layers",
            "Without an activation function between them two layers are worth one. The hidden sums go through .Sigmoid() first.",
            (x, hidden, bias, output) => (x.MatMul(hidden.T) + bias).MatMul(output.T)),
        Mistake("the output layer has a sigmoid, too", "Here the last layer only sums: its answers may be any number.",
            (x, hidden, bias, output) => (x.MatMul(hidden.T) + bias).Sigmoid().MatMul(output.T).Sigmoid()),
        Mistake("the bias is added after the sigmoid", "The bias belongs in the hidden sums, before .Sigmoid().",
            (x, hidden, bias, output) => (x.MatMul(hidden.T).Sigmoid() + bias).MatMul(output.T)),
        Mistake("the bias is missing", "Add bias to the hidden sums: it moves each step.",
            (x, hidden, _, output) => x.MatMul(hidden.T).Sigmoid().MatMul(output.T)),
        Mistake("the result is rebuilt from plain numbers",
            "The values are right, but a tensor made from an array does not know which operations led to it, and training (lesson 7) "
                + "needs to follow them. Return the result of the tensor operations itself.",
            (x, hidden, bias, output) => (x.MatMul(hidden.T) + bias).Sigmoid().MatMul(output.T).Detach()),
    ];

    private static Tensor Matrix(int rows, int columns, params float[] values) => new(values, rows, columns);
}
