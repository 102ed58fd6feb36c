namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class DivergenceExercise : Exercise<Func<float[], float[], float>>
{
    public override string Id => "lf-kl";
    public override int Number => 6;
    public override string Title => "Two beliefs";

    protected override Func<float[], float[], float> Solution => (p, q) => p.Zip(q, (a, b) => a > 0 ? a * MathF.Log(a / b) : 0).Sum();

    protected override Func<float[], float[], float> Alternative => (float[] p, float[] q) =>
    {
        double cross = 0, own = 0;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] == 0) continue;
            cross -= p[i] * Math.Log(q[i]);
            own -= p[i] * Math.Log(p[i]);
        }
        return (float)(cross - own);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("rain, snow and dry, against 'all alike'", new[] { 0.7f, 0.2f, 0.1f }, new[] { 1 / 3f, 1 / 3f, 1 / 3f }),
        new("the same belief twice", new[] { 0.25f, 0.75f }, new[] { 0.25f, 0.75f }),
        new("something that never happens", new[] { 0.5f, 0.5f, 0 }, new[] { 0.4f, 0.4f, 0.2f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 2 + random.NextInt32(4);
        return [Tensor.Randn(random, count).Softmax().ToArray(), Tensor.Randn(random, count).Softmax().ToArray()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "For each outcome: how much more surprised is the one who believes q? Weigh that by how often it really happens.",
        "Σ p·log(p/q), where terms with p = 0 count as 0.",
        "`if (p[k] > 0) extra += p[k] * MathF.Log(p[k] / q[k]);`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("p and q are swapped", "Days come as p says, so p is the weight and stands on top: p·log(p/q).",
            (p, q) => p.Zip(q, (a, b) => b > 0 && a > 0 ? b * MathF.Log(b / a) : 0).Sum()),
        Mistake("an outcome with p = 0 gives NaN",
            "0·log 0 is computed as 0 times minus infinity. Leave out the outcomes that never happen.",
            (p, q) => p.Zip(q, (a, b) => a * MathF.Log(a / b)).Sum()),
        Mistake("it is the cross-entropy and not the divergence",
            "−Σ p·log q is the whole surprise. The divergence is what is left after the truth's own: divide p by q inside the logarithm.",
            (p, q) => p.Zip(q, (a, b) => -a * MathF.Log(b)).Sum()),
        Mistake("the logarithms are not weighted by p", "Rare days count less: multiply each logarithm by p.",
            (p, q) => p.Zip(q, (a, b) => a > 0 ? MathF.Log(a / b) : 0).Sum()),
        Mistake("the sign is turned round", "The divergence is never negative: p on top, q below.",
            (p, q) => p.Zip(q, (a, b) => a > 0 ? a * MathF.Log(b / a) : 0).Sum()),
    ];
}
