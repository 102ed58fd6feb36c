namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class ResidualExercise : Exercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    public override string Id => "in-residual";
    public override int Number => 5;
    public override string Title => "A residual block";
    public override bool ChecksGradient => true;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Residual"), new("ResidualBlock")];

    protected override Func<Tensor, Tensor, Tensor, Tensor> Solution => (x, w1, w2) => x + x.MatMul(w1.T).Relu().MatMul(w2.T);

    protected override Func<Tensor, Tensor, Tensor, Tensor> Alternative => (Tensor x, Tensor w1, Tensor w2) =>
        Tensor.Maximum(Tensor.Linear(x, w1), Tensor.Zeros(1)).MatMul(w2.Transpose(0, 1)) + x;

    public override IReadOnlyList<Case> Cases =>
    [
        new("one example, two numbers, one hidden neuron", new Tensor([1f, 2], 1, 2), new Tensor([1f, 1], 1, 2),
            new Tensor([0.5f, -1], 2, 1)),
        new("a block that has nothing to say", new Tensor([1f, -2, 3, 0], 2, 2), Tensor.Zeros(3, 2), Tensor.Zeros(2, 3)),
        new("hidden sums below zero", new Tensor([1f, 2], 1, 2), new Tensor([-1f, -1, 1, 0], 2, 2), new Tensor([1f, 2, 3, 4], 2, 2)),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (batch, size, hidden) = (1 + random.NextInt32(3), 2 + random.NextInt32(3), 1 + random.NextInt32(5));
        return [Tensor.Randn(random, batch, size), Tensor.Randn(random, hidden, size), Tensor.Randn(random, size, hidden)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two ways lead from x to y: one through two layers with a ReLU between them, one straight. At the end they are added.",
        "x.MatMul(w1.T) is [batch, hidden]; after ReLU, MatMul(w2.T) brings it back to [batch, size], so that x can be added.",
        "`return x + x.MatMul(w1.T).Relu().MatMul(w2.T);`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the way past is missing", "Add x: y = x + f(x).",
            (x, w1, w2) => x.MatMul(w1.T).Relu().MatMul(w2.T)),
        Mistake("the ReLU is missing", "Without it the two layers are one. It stands between them.",
            (x, w1, w2) => x + x.MatMul(w1.T).MatMul(w2.T)),
        Mistake("the ReLU is applied to the sum", "It belongs between the two layers; the way past must carry negative numbers, too.",
            (x, w1, w2) => (x + x.MatMul(w1.T).MatMul(w2.T)).Relu()),
        Mistake("the block is subtracted", "The block's answer is added to x.",
            (x, w1, w2) => x - x.MatMul(w1.T).Relu().MatMul(w2.T)),
    ];
}
