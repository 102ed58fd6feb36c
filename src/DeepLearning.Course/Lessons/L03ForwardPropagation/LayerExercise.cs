namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class LayerExercise : Exercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    public override string Id => "fp-layer";
    public override int Number => 4;
    public override string Title => "Repair a layer";
    public override int Points => 3;
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Linear"), new("Sequential")];

    protected override Func<Tensor, Tensor, Tensor, Tensor> Solution =>
        (x, weight, bias) => (x.MatMul(weight.T) + bias).Sigmoid();

    protected override Func<Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor x, Tensor weight, Tensor bias) =>
        1 / (1 + (-(x.Unsqueeze(1) * weight).Sum(2) - bias).Exp());

    public override IReadOnlyList<Case> Cases =>
    [
        new("one example, two inputs, two neurons", Matrix(1, 2, 1, 0), Matrix(2, 2, 0.5f, -1, 2, 0.25f), new Tensor([0.1f, -0.2f])),
        new("two examples, three inputs, two neurons", Matrix(2, 3, 1, 2, 3, -1, 0, 1), Matrix(2, 3, 0.1f, 0.2f, 0.3f, -0.3f, 0.5f, 0),
            new Tensor([0f, 1f])),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (batch, inputs, neurons) = (1 + random.NextInt32(4), 1 + random.NextInt32(5), 1 + random.NextInt32(5));
        return [Tensor.Randn(random, batch, inputs), Tensor.Randn(random, neurons, inputs), Tensor.Randn(random, neurons)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "One mistake is about shapes, one about order. Go through the layer as through a neuron: first the whole sum z, then the "
            + "sigmoid. A row of x is an example, a row of weight is a neuron.",
        "The shapes lead you: x is [examples, inputs] and weight is [neurons, inputs], and the result is [examples, neurons]. So weight "
            + "must be transposed: X Wᵀ + b, and the sigmoid of all of that.",
        "`x.MatMul(weight.T)` makes all weighted sums at once; add `bias`, which is broadcast over the examples; and finish with "
            + "`.Sigmoid()`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the weight matrix is not transposed",
            "A row of weight is one neuron, and MatMul pairs rows of x with columns. Use weight.T. With a square matrix nothing complains; "
                + "the numbers are just wrong.",
            (x, weight, bias) => (x.MatMul(weight) + bias).Sigmoid()),
        Mistake("the sigmoid is missing", "These are the sums z. Finish with .Sigmoid().",
            (x, weight, bias) => x.MatMul(weight.T) + bias),
        Mistake("the bias is missing", "Add bias to the product before the sigmoid.",
            (x, weight, bias) => x.MatMul(weight.T).Sigmoid()),
        Mistake("the bias is added after the sigmoid", "First the whole sum, then the sigmoid: put brackets round product and bias.",
            (x, weight, bias) => x.MatMul(weight.T).Sigmoid() + bias),
        Mistake("nothing is repaired", "Both mistakes are still there: weight is not transposed, and the bias comes after the sigmoid.",
            (x, weight, bias) => x.MatMul(weight).Sigmoid() + bias),
        Mistake("the result is rebuilt from plain numbers",
            "The values are right, but a tensor made from an array does not know which operations led to it, and training (lesson 7) "
                + "needs to follow them. Return the result of the tensor operations itself.",
            (x, weight, bias) => (x.MatMul(weight.T) + bias).Sigmoid().Detach()),
    ];

    private static Tensor Matrix(int rows, int columns, params float[] values) => new(values, rows, columns);
}
