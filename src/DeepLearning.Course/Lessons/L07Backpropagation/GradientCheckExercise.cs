namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class GradientCheckExercise : Exercise<Func<float[], float[], int>>
{
    public override string Id => "bp-check";
    public override int Number => 5;
    public override string Title => "Which derivative is wrong?";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[], float[], int> Solution => (computed, measured) => Worst(computed, measured, Relative);

    protected override Func<float[], float[], int> Alternative => (float[] computed, float[] measured) =>
    {
        var (worst, largest) = (0, -1.0);
        for (var i = 0; i < computed.Length; i++)
        {
            double size = Math.Max(Math.Abs(computed[i]), Math.Abs(measured[i]));
            var difference = size == 0 ? 0 : Math.Abs((double)computed[i] - measured[i]) / size;
            if (difference > largest) (worst, largest) = (i, difference);
        }

        return worst;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("the second one has the wrong sign", new[] { 0.5f, -0.2f, 0.1f }, new[] { 0.5f, 0.2f, 0.1f }),
        new("a small derivative is half of what it should be, a large one differs only by its rounding", new[] { 100.2f, 0.01f },
            new[] { 100f, 0.02f }),
        new("the first is the wrong one", new[] { 3f, 1f, -2f }, new[] { -1f, 1.01f, -2.01f }),
        new("a derivative is far too small", new[] { 1.1f, 0.001f, -7f }, new[] { 1f, 0.3f, -7.5f }),
        new("one that was computed to be zero", new[] { 40f, 0f, 9f }, new[] { 41f, 0.4f, 9f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 3 + random.NextInt32(5);
        var measured = new float[count];
        var computed = new float[count];
        for (var i = 0; i < count; i++)
        {
            measured[i] = MathF.Pow(10, 4 * random.NextSingle() - 3) * (random.NextSingle() < 0.5f ? -1 : 1);
            computed[i] = measured[i] * (1 + 0.002f * random.NextNormal());
        }

        var wrong = random.NextInt32(count);
        computed[wrong] = measured[wrong] * (random.NextSingle() < 0.5f ? 0.5f : -1);
        return [computed, measured];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "A difference of 0.01 is nothing for a derivative of 100, and everything for one of 0.02. Compare each difference with the size of "
            + "the numbers that differ.",
        "The relative difference: |c − m| divided by the larger of |c| and |m|. Return the place where it is largest. If both are 0 there "
            + "is no difference: add a tiny number such as 1e-12 below to avoid 0/0.",
        "`float size = MathF.Max(MathF.Abs(computed[i]), MathF.Abs(measured[i])) + 1e-12f;` and `float d = MathF.Abs(computed[i] - "
            + "measured[i]) / size;`, with the largest d and its i kept as in exercise 3 of lesson 3.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the plain difference is taken, whatever the size of the numbers",
            "A large derivative may differ by more in its rounding than a small one that is quite wrong. Divide by the size.",
            (computed, measured) => Worst(computed, measured, (c, m) => MathF.Abs(c - m))),
        Mistake("the difference has lost its absolute value", "Computed too small is as wrong as computed too large: MathF.Abs.",
            (computed, measured) => Worst(computed, measured, (c, m) => (c - m) / MathF.Max(MathF.Abs(c), MathF.Abs(m)))),
        Mistake("the sign is ignored",
            "You compare sizes only. A derivative with the wrong sign walks uphill: take the difference first, and then its size.",
            (computed, measured) =>
                Worst(computed, measured, (c, m) => MathF.Abs(MathF.Abs(c) - MathF.Abs(m)) / MathF.Max(MathF.Abs(c), MathF.Abs(m)))),
        Mistake("the best derivative is accused", "You keep the smallest difference. The wrong one is where it is largest.",
            (computed, measured) => Worst(computed, measured, (c, m) => -Relative(c, m))),
        Mistake("the places are counted from 1", "In C# the first place of an array has the number 0.",
            (computed, measured) => 1 + Worst(computed, measured, Relative)),
    ];

    private static float Relative(float computed, float measured) =>
        MathF.Abs(computed - measured) / (MathF.Max(MathF.Abs(computed), MathF.Abs(measured)) + 1e-12f);

    private static int Worst(float[] computed, float[] measured, Func<float, float, float> difference) =>
        Enumerable.Range(0, computed.Length).MaxBy(i => difference(computed[i], measured[i]));
}
