namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

/// <summary>Adam for one weight, with three planted bugs to be found from their symptoms.</summary>
internal sealed class RepairAdamExercise : Exercise<Func<float, float[], float, float[]>>
{
    public override string Id => "gd-repair";
    public override int Number => 3;
    public override string Title => "Repair Adam";
    public override int Points => 3;
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Adam"), new("AdamW")];

    protected override Func<float, float[], float, float[]> Solution => (start, gradients, rate) => Walk(start, gradients, rate);

    // In double precision, with the two corrections joined into the rate.
    protected override Func<float, float[], float, float[]> Alternative => (float start, float[] gradients, float rate) =>
    {
        double w = start, m = 0, s = 0;
        return gradients.Select((g, i) =>
        {
            m += 0.1 * (g - m);
            s += 0.001 * ((double)g * g - s);
            var correction = Math.Sqrt(1 - Math.Pow(0.999, i + 1));
            w -= rate * correction / (1 - Math.Pow(0.9, i + 1)) * m / (Math.Sqrt(s) + 1e-8 * correction);
            return (float)w;
        }).ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one gradient: the step has the length of the rate", 1f, new[] { 2f }, 0.1f),
        new("three equal gradients: three equal steps", 1f, new[] { 0.5f, 0.5f, 0.5f }, 0.1f),
        new("a first gradient of zero: no step", 1f, new[] { 0f, 1f }, 0.1f),
        new("gradients that change sign", -2f, new[] { 1f, -1f, 2f, -2f, 1f }, 0.05f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [random.NextNormal(), RandomValues.Normals(random, 2 + random.NextInt32(8)), 0.05f + 0.5f * random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Run it on one gradient and print m, s and both corrections. Compare each with the section on Adam; then try two equal gradients, "
            + "and last a gradient of zero.",
        "The corrections divide by 1 − β₁ᵗ and 1 − β₂ᵗ, where t is 1 in the first step. The small number ε is added to the root, before "
            + "the division.",
        "Three edits: in both powers use the number of steps made so far, which is the index plus one; one of the two corrections has the "
            + "other's β; and the last line needs a pair of parentheses around the root and ε.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the first correction divides by zero", "Not a number in the first step: 1 − β⁰ is 0. The first step is t = 1.",
            (start, gradients, rate) => [.. gradients.Select(_ => float.NaN)]),
        Mistake("both corrections use the same β, and ε is outside the division",
            "The first step is ten times too long, and a gradient of zero gives 0/0. s forgets with 0.999, and ε belongs to the root.",
            (start, gradients, rate) => Walk(start, gradients, rate, betaOfCorrection: 0.9f, isEpsilonInside: false)),
        Mistake("the squares are corrected with the β of the mean", "The first step is ten times too long. s forgets with 0.999.",
            (start, gradients, rate) => Walk(start, gradients, rate, betaOfCorrection: 0.9f)),
        Mistake("ε is outside the division",
            "A gradient of zero gives 0/0. Division binds before addition: write parentheses around the root and ε.",
            (start, gradients, rate) => Walk(start, gradients, rate, isEpsilonInside: false)),
        Mistake("the correction is gone", "Leaving it out ends the division by zero, and makes the first step 3.2 times too long.",
            (start, gradients, rate) => Walk(start, gradients, rate, isCorrected: false)),
        Mistake("the first gradient is left out", "Begin with the first gradient; only the power needs the index plus one.",
            (start, gradients, rate) => [start, .. Walk(start, gradients[1..], rate)]),
    ];

    private static float[] Walk(float start, float[] gradients, float rate, float betaOfCorrection = 0.999f, bool isEpsilonInside = true,
        bool isCorrected = true)
    {
        var places = new float[gradients.Length];
        var (w, m, s) = (start, 0f, 0f);
        for (var i = 0; i < gradients.Length; i++)
        {
            m = 0.9f * m + 0.1f * gradients[i];
            s = 0.999f * s + 0.001f * gradients[i] * gradients[i];
            var mean = isCorrected ? m / (1 - MathF.Pow(0.9f, i + 1)) : m;
            var size = MathF.Sqrt(isCorrected ? s / (1 - MathF.Pow(betaOfCorrection, i + 1)) : s);
            w -= isEpsilonInside ? rate * mean / (size + 1e-8f) : rate * mean / size + 1e-8f;
            places[i] = w;
        }

        return places;
    }
}
