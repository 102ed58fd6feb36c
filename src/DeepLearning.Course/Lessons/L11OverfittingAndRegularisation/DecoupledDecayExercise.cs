namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

/// <summary>Repair: L2 inside Adam's step where AdamW's decay was meant.</summary>
internal sealed class DecoupledDecayExercise : Exercise<Func<float[], float[], float, float, float[]>>
{
    private const float Epsilon = 1e-8f;

    public override string Id => "or-decoupled";
    public override int Number => 3;
    public override string Title => "Repair the weight decay";
    public override int Points => 2;

    protected override Func<float[], float[], float, float, float[]> Solution => (w, gradient, rate, decay) =>
        [.. w.Zip(gradient, (one, g) => one - rate * decay * one - Adam(g, rate))];

    protected override Func<float[], float[], float, float, float[]> Alternative =>
        (float[] w, float[] gradient, float rate, float decay) =>
        {
            var (weights, g) = (Tensor.From(w), Tensor.From(gradient));
            return ((1 - rate * decay) * weights - rate * g / (g.Abs() + Epsilon)).ToArray();
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("a weight of 2, a gradient of 0.1, a strong decay", new[] { 2f }, new[] { 0.1f }, 0.01f, 10f),
        new("no gradient: the weights only decay", new[] { 4f, -2 }, new[] { 0f, 0 }, 0.1f, 0.5f),
        new("no decay: plain Adam", new[] { 1f, 1 }, new[] { 1f, -3 }, 0.1f, 0f),
        new("the gradient pulls against the decay", new[] { 1f, -1 }, new[] { -0.2f, 0.2f }, 0.1f, 1f),
    ];

    // Gradients well away from 0, where rounding would decide about their sign.
    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        var gradient = Enumerable.Range(0, count).Select(_ => (random.NextInt32(2) == 0 ? 1 : -1) * (0.1f + random.NextSingle())).ToArray();
        return [Tensor.Randn(random, count).ToArray(), gradient, 0.01f + 0.2f * random.NextSingle(), 0.1f + random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Adam divides by the size of whatever stands in g. As long as the decay is part of g, its strength is divided away too.",
        "Decay outside: next = (1 − rate·decay)·w − rate·g / (|g| + 1e-8), with g the gradient alone.",
        "`float g = gradient[i];` and in the next line `(1 - rate * decay) * w[i]` in place of `w[i]`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the decay is still inside the gradient", "Take `decay * w[i]` out of g; Adam normalises it away there.",
            (w, gradient, rate, decay) => [.. w.Zip(gradient, (one, g) => one - Adam(g + decay * one, rate))]),
        Mistake("the decay has gone altogether", "Out of g, yes; but the weight must still be multiplied by 1 − rate·decay.",
            (w, gradient, rate, _) => [.. w.Zip(gradient, (one, g) => one - Adam(g, rate))]),
        Mistake("the decay is not multiplied by the rate", "AdamW multiplies the weight by 1 − rate·decay.",
            (w, gradient, rate, decay) => [.. w.Zip(gradient, (one, g) => (1 - decay) * one - Adam(g, rate))]),
        Mistake("the weights grow", "1 − rate·decay, below 1: the weight shrinks.",
            (w, gradient, rate, decay) => [.. w.Zip(gradient, (one, g) => (1 + rate * decay) * one - Adam(g, rate))]),
    ];

    private static float Adam(float g, float rate) => rate * g / (MathF.Abs(g) + Epsilon);
}
