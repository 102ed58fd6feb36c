namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class DecayStepExercise : Exercise<Func<float[], float[], float, float, float[]>>
{
    public override string Id => "or-decay";
    public override int Number => 2;
    public override string Title => "A step with weight decay";

    protected override Func<float[], float[], float, float, float[]> Solution => (w, gradient, rate, strength) =>
        [.. w.Zip(gradient, (one, g) => one - rate * (g + strength * one))];

    protected override Func<float[], float[], float, float, float[]> Alternative =>
        (float[] w, float[] gradient, float rate, float strength) =>
            ((1 - rate * strength) * Tensor.From(w) - rate * Tensor.From(gradient)).ToArray();

    public override IReadOnlyList<Case> Cases =>
    [
        new("the numbers of the lesson", new[] { 2f }, new[] { 0.5f }, 0.1f, 0.3f),
        new("no gradient: the weights only decay", new[] { 4f, -2 }, new[] { 0f, 0 }, 0.5f, 0.1f),
        new("no decay", new[] { 1f, 1 }, new[] { 1f, -1 }, 0.1f, 0f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 1 + random.NextInt32(5);
        return [Tensor.Randn(random, count).ToArray(), Tensor.Randn(random, count).ToArray(), 0.01f + random.NextSingle(),
            random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "It is an ordinary step downhill, on a slope to which the penalty has added something.",
        "w ← w − rate·(gradient + strength·w).",
        "In a loop: `moved[i] = w[i] - rate * (gradient[i] + strength * w[i]);`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the weights decay, but the gradient is missing", "Both belong into the step: gradient + strength·w.",
            (w, gradient, rate, strength) => [.. w.Select(one => one - rate * strength * one)]),
        Mistake("the penalty is left out", "Add strength · w[i] to the gradient.",
            (w, gradient, rate, strength) => [.. w.Zip(gradient, (one, g) => one - rate * g)]),
        Mistake("the penalty has the wrong sign", "It pulls towards zero: the slope of λ/2·w² is +λ·w, and the step goes against it.",
            (w, gradient, rate, strength) => [.. w.Zip(gradient, (one, g) => one - rate * (g - strength * one))]),
        Mistake("it is the step of L1", "The slope of L2 is λ·w; λ·sign(w) belongs to L1.",
            (w, gradient, rate, strength) => [.. w.Zip(gradient, (one, g) => one - rate * (g + strength * MathF.Sign(one)))]),
        Mistake("the decay is not multiplied by the rate", "The whole slope, penalty included, is multiplied by the rate.",
            (w, gradient, rate, strength) => [.. w.Zip(gradient, (one, g) => one - rate * g - strength * one)]),
    ];
}
