namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>The gradients of a layer that multiplies by W and not by its transpose, so that neither the lesson's formulas nor, for
/// a square W, the shapes give the answer.</summary>
internal sealed class MatrixGradientsExercise : Exercise<Func<Tensor, Tensor, Tensor, (Tensor W, Tensor X)>>
{
    public override string Id => "bp-matrix";
    public override int Number => 3;
    public override string Title => "The gradient of another layer";
    public override int Points => 2;

    protected override Func<Tensor, Tensor, Tensor, (Tensor W, Tensor X)> Solution => (x, w, delta) =>
        (x.T.MatMul(delta), delta.MatMul(w.T));

    // Entry by entry.
    protected override Func<Tensor, Tensor, Tensor, (Tensor W, Tensor X)> Alternative => (Tensor x, Tensor w, Tensor delta) =>
    {
        int count = x.Shape[0], inputs = w.Shape[0], outputs = w.Shape[1];
        var (gradientW, gradientX) = (new float[inputs, outputs], new float[count, inputs]);
        for (var i = 0; i < count; i++)
            for (var k = 0; k < inputs; k++)
                for (var j = 0; j < outputs; j++)
                {
                    gradientW[k, j] += delta.Data[i * outputs + j] * x.Data[i * inputs + k];
                    gradientX[i, k] += delta.Data[i * outputs + j] * w.Data[k * outputs + j];
                }

        return (Tensor.From(gradientW), Tensor.From(gradientX));
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two examples, a square W", Tensor.From(new float[,] { { 1, 2 }, { 3, 4 } }), Tensor.From(new float[,] { { 1, 0 }, { 2, -1 } }),
            Tensor.From(new float[,] { { 1, 3 }, { 0, -1 } })),
        new("one example, a square W", Tensor.From(new float[,] { { 1, 2 } }), Tensor.From(new float[,] { { 1, 5 }, { 2, -1 } }),
            Tensor.From(new float[,] { { 1, 3 } })),
        new("three inputs, two outputs", Tensor.From(new float[,] { { 1, 2, 3 } }),
            Tensor.From(new float[,] { { 1, 0 }, { 2, -1 }, { 0, 4 } }), Tensor.From(new float[,] { { 1, -2 } })),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        int count = 2 + random.NextInt32(3), inputs = 1 + random.NextInt32(4), outputs = 1 + random.NextInt32(4);
        return [Tensor.Randn(random, count, inputs), Tensor.Randn(random, inputs, outputs), Tensor.Randn(random, count, outputs)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Write one entry: z_ij is the sum over k of x_ik·w_kj. Which entries of Z contain w_kj, and with which factor?",
        "∂L/∂w_kj is the sum over the examples i of x_ik·δ_ij, and ∂L/∂x_ik is the sum over the outputs j of δ_ij·w_kj. Which matrix "
            + "products are these?",
        "In a product A·B the inner index is summed: Σ_i x_ik·δ_ij is (Xᵀ·δ)_kj. So `x.T.MatMul(delta)`, and in the same way delta with "
            + "the transpose of w.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("both are the formulas of the lesson's layer",
            "Those belong to Z = X·Wᵀ + b. Here Z = X·W, so w_kj stands at another place: write out one entry.",
            (x, w, delta) => (delta.T.MatMul(x), delta.MatMul(w))),
        Mistake("the gradient of W is transposed", "The entry for w_kj is Σ_i x_ik·δ_ij: k, the row, belongs to x.",
            (x, w, delta) => (delta.T.MatMul(x), delta.MatMul(w.T))),
        Mistake("the gradient of X uses W where its transpose belongs", "The entry for x_ik is Σ_j δ_ij·w_kj: the column of w is summed.",
            (x, w, delta) => (x.T.MatMul(delta), delta.MatMul(w))),
        Mistake("the gradient of W is averaged over the examples", "Where paths meet, add. If the loss averages, δ contains it already.",
            (x, w, delta) => (x.T.MatMul(delta) / x.Shape[0], delta.MatMul(w.T))),
        Mistake("the two gradients are exchanged", "Return the gradient of W first, then that of X.",
            (x, w, delta) => (delta.MatMul(w.T), x.T.MatMul(delta))),
    ];
}
