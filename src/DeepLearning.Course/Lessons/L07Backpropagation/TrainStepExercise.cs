namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class TrainStepExercise : Exercise<Func<float, float, float[], float, float[]>>
{
    public override string Id => "bp-step";
    public override int Number => 4;
    public override string Title => "One step of training";
    public override int Points => 3;

    protected override Func<float, float, float[], float, float[]> Solution => (x, target, p, rate) =>
        TwoNeurons.Updated(p, TwoNeurons.Gradient(x, target, p), rate);

    // The library's own backward pass.
    protected override Func<float, float, float[], float, float[]> Alternative => (float x, float target, float[] p, float rate) =>
    {
        var parameters = p.Select(number => Tensor.From(number).RequireGrad()).ToArray();
        var first = (x * parameters[0] + parameters[1]).Sigmoid();
        var second = (first * parameters[2] + parameters[3]).Sigmoid();
        (second - target).Square().Sum().Backward();
        return parameters.Select(number => number.Data[0] - rate * number.Grad!.Data[0]).ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the network of the lesson, with a rate of 1", 0.1f, 1f, new[] { 0.15f, 0.4f, 0.25f, 0.5f }, 1f),
        new("the answer should be lower", 0.1f, 0f, new[] { 0.15f, 0.4f, 0.25f, 0.5f }, 1f),
        new("large weights and a large rate", -1f, 1f, new[] { 1.5f, 0.5f, -2f, 0.5f }, 4f),
        new("an input of zero", 0f, 1f, new[] { 1f, 1f, 1f, 1f }, 2f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
    [
        random.NextNormal(), random.NextSingle(),
        new[] { random.NextNormal(), random.NextNormal(), 1 + random.NextNormal(), random.NextNormal() }, 1 + 3 * random.NextSingle(),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "First forward (z₁, a₁, z₂, a₂), then backward (the slope for a₂, for z₂, for a₁, for z₁), and only when you have all four "
            + "derivatives move the four numbers.",
        "d₂ = 2(a₂ − target)·a₂(1 − a₂) is the derivative by z₂. Then by w₂: d₂·a₁, by b₂: d₂. d₁ = d₂·w₂·a₁(1 − a₁) is the one by z₁; by "
            + "w₁: d₁·x, by b₁: d₁.",
        "`float d2 = 2 * (a2 - target) * a2 * (1 - a2);`, `float d1 = d2 * p[2] * a1 * (1 - a1);`, and then `return [p[0] - rate * d1 * x, "
            + "…];` with the other three like it.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the step goes uphill", "The gradient points to where the loss grows. Subtract it.",
            (x, target, p, rate) => TwoNeurons.Updated(p, TwoNeurons.Gradient(x, target, p), -rate)),
        Mistake("the 2 of the square is missing", "The loss is (a₂ − target)², so its slope is 2(a₂ − target).",
            (x, target, p, rate) => TwoNeurons.Updated(p, TwoNeurons.Gradient(x, target, p), rate / 2)),
        Mistake("the second sigmoid's slope is missing", "From a₂ to z₂ the way leads through the sigmoid: multiply by a₂(1 − a₂).",
            (x, target, p, rate) => TwoNeurons.Updated(p, TwoNeurons.Gradient(x, target, p, second: _ => 1), rate)),
        Mistake("the first sigmoid's slope is missing", "From a₁ to z₁ the way leads through the sigmoid too: multiply by a₁(1 − a₁).",
            (x, target, p, rate) => TwoNeurons.Updated(p, TwoNeurons.Gradient(x, target, p, first: _ => 1), rate)),
        Mistake("w₂ is moved as if its input were x", "The second neuron hears a₁, so the derivative by w₂ is d₂·a₁.",
            (x, target, p, rate) =>
                TwoNeurons.Gradient(x, target, p) is var g ? TwoNeurons.Updated(p, [g[0], g[1], g[3] * x, g[3]], rate) : []),
        Mistake("the way from the second neuron to the first has lost w₂",
            "a₁ reaches z₂ multiplied by w₂, so on the way back you multiply by w₂ as well.",
            (x, target, p, rate) =>
                TwoNeurons.Gradient(x, target, p) is var g ? TwoNeurons.Updated(p, [g[0] / p[2], g[1] / p[2], g[2], g[3]], rate) : []),
        Mistake("w₂ is changed before it is used for the first neuron",
            "All derivatives belong to the old weights. Compute the four of them first, and then move.",
            (x, target, p, rate) =>
            {
                var g = TwoNeurons.Gradient(x, target, p);
                var late = (p[2] - rate * g[2]) / p[2];
                return TwoNeurons.Updated(p, [g[0] * late, g[1] * late, g[2], g[3]], rate);
            }),
        Mistake("the derivatives are returned, not the moved numbers", "Return each number minus rate times its derivative.",
            (x, target, p, rate) => TwoNeurons.Gradient(x, target, p)),
    ];
}
