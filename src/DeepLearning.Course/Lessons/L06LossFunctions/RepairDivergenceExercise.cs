namespace DeepLearning.Course.Lessons.L06LossFunctions;

/// <summary>A divergence that is NaN where an outcome does not occur.</summary>
internal sealed class RepairDivergenceExercise : Exercise<Func<float[], float[], float>>
{
    public override string Id => "lf-kl-repair";
    public override int Number => 3;
    public override string Title => "Repair the divergence";

    protected override Func<float[], float[], float> Solution => (p, q) => p.Zip(q, (a, b) => a > 0 ? a * MathF.Log(a / b) : 0).Sum();

    protected override Func<float[], float[], float> Alternative => (float[] p, float[] q) =>
    {
        double cross = 0, entropy = 0;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] == 0) continue;
            cross -= p[i] * Math.Log(q[i]);
            entropy -= p[i] * Math.Log(p[i]);
        }
        return (float)(cross - entropy);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the winter of the lesson, against one third each", new[] { 0.7f, 0.2f, 0.1f }, new[] { 1 / 3f, 1 / 3f, 1 / 3f }),
        new("the same distribution twice", new[] { 0.25f, 0.75f }, new[] { 0.25f, 0.75f }),
        new("a winter without snow", new[] { 0.8f, 0, 0.2f }, new[] { 0.4f, 0.4f, 0.2f }),
        new("neither occurs nor is expected", new[] { 0.5f, 0, 0.5f }, new[] { 0.25f, 0, 0.75f }),
        new("called impossible, and it occurs", new[] { 0.5f, 0.5f }, new[] { 1f, 0 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 3 + random.NextInt32(4);
        var p = Tensor.Randn(random, count).Softmax().ToArray();
        if (random.NextSingle() < 0.5f) (p[0], p[1]) = (0, p[0] + p[1]);
        return [p, Tensor.Randn(random, count).Softmax().ToArray()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Compute the term for snow by hand, as a machine would: what is 0 / 0.4, what is its logarithm, and what is 0 times that?",
        "The logarithm of 0 is minus infinity, and 0 times infinity is NaN. In the divergence the term for p = 0 is 0 by definition, so "
            + "leave it out. Leave q alone.",
        "In the loop, compute the term only under `if (p[k] > 0)`. A term with q = 0 then becomes infinite by itself.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("it is still the code with the NaN", "0·log 0 is computed as 0 times minus infinity. Leave out outcomes with p = 0.",
            (p, q) => p.Zip(q, (a, b) => a * MathF.Log(a / b)).Sum()),
        Mistake("outcomes with q = 0 are left out too",
            "Where the model calls impossible what does occur, the divergence is infinite. Only p = 0 is left out.",
            (p, q) => p.Zip(q, (a, b) => a > 0 && b > 0 ? a * MathF.Log(a / b) : 0).Sum()),
        Mistake("a small number is added to avoid the NaN",
            "Then the divergence of q = 0 is merely large, and it must be infinite. Leave out the outcomes with p = 0 instead.",
            (p, q) => p.Zip(q, (a, b) => a * MathF.Log((a + 1e-9f) / (b + 1e-9f))).Sum()),
        Mistake("NaN is replaced at the end", "One NaN hides all other terms: the others must still be added up.",
            (p, q) => p.Zip(q, (a, b) => a * MathF.Log(a / b)).Sum() is var sum && float.IsNaN(sum) ? 0 : sum),
        Mistake("p and q are exchanged", "The outcomes occur as p says, so p is the weight and the numerator: p·log(p/q).",
            (p, q) => p.Zip(q, (a, b) => b > 0 ? b * MathF.Log(b / a) : 0).Sum()),
    ];
}
