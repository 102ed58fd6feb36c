namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class FinderExercise : Exercise<Func<float[], float[], float>>
{
    public override string Id => "lr-finder";
    public override int Number => 6;
    public override string Title => "Read the rate finder";
    public override int Points => 2;

    protected override Func<float[], float[], float> Solution => (rates, losses) => rates[Best(losses, i => losses[i + 1] - losses[i - 1])];

    protected override Func<float[], float[], float> Alternative => (float[] rates, float[] losses) =>
    {
        var falls = losses.Skip(2).Zip(losses, (after, before) => after - before).ToList();
        return rates[1 + falls.IndexOf(falls.Min())];
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("a short test: the loss falls most around 0.1", new[] { 0.001f, 0.01f, 0.1f, 1f, 10f }, new[] { 2.3f, 2.2f, 1.5f, 0.9f, 4f }),
        new("the steepest fall is early", new[] { 0.01f, 0.02f, 0.04f, 0.08f, 0.16f }, new[] { 2f, 1.5f, 0.8f, 0.7f, 3f }),
        new("the lowest loss is not where it falls fastest", new[] { 0.1f, 0.2f, 0.4f, 0.8f, 1.6f, 3.2f },
            new[] { 3f, 2f, 1f, 0.9f, 0.8f, 9f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 6 + random.NextInt32(10);
        var rates = Enumerable.Range(0, count).Select(i => 0.001f * MathF.Pow(1.7f, i)).ToArray();
        var drop = 2 + random.NextInt32(count - 4);
        var losses =
            Enumerable.Range(0, count)
                .Select(i => 2.5f - 2f / (1 + MathF.Exp(drop - i)) + 0.1f * random.NextSingle() + (i == count - 1 ? 3 : 0)).ToArray();
        return [rates, losses];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Not the lowest loss: there the training is about to run away. Look for the place where the loss falls fastest from one rate to "
            + "the next.",
        "At place i the fall is losses[i + 1] − losses[i − 1], for i from 1 to the last but one. The most negative one wins; return its "
            + "rate.",
        "`int best = 1;`, a loop `for (int i = 2; i < losses.Length - 1; i++)` that compares `losses[i + 1] - losses[i - 1]` with the same "
            + "at best, and `return rates[best];`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the rate of the lowest loss is taken",
            "At the lowest loss the next step already explodes. Take the rate at which the loss falls fastest, which is safely before it.",
            (rates, losses) => rates[Enumerable.Range(0, losses.Length).MinBy(i => losses[i])]),
        Mistake("the steepest rise is taken",
            "Falling means that the difference is negative. You look for the smallest difference, not for the largest.",
            (rates, losses) => rates[Best(losses, i => losses[i - 1] - losses[i + 1])]),
        Mistake("the slope is divided by the difference of the rates",
            "Then small rates always win, because they lie close together. The rates grow by factors: count the fall per place.",
            (rates, losses) => rates[Best(losses, i => (losses[i + 1] - losses[i - 1]) / (rates[i + 1] - rates[i - 1]))]),
        Mistake("the place is returned, not the rate", "Return rates[i] and not i.",
            (rates, losses) => Best(losses, i => losses[i + 1] - losses[i - 1])),
        Mistake("the fall is measured to one side only",
            "losses[i + 1] − losses[i − 1]: look at both neighbours, which evens out a little of the noise.",
            (rates, losses) => rates[Best(losses, i => losses[i + 1] - losses[i])]),
    ];

    private static int Best(float[] losses, Func<int, float> slope) => Enumerable.Range(1, losses.Length - 2).MinBy(slope);
}
