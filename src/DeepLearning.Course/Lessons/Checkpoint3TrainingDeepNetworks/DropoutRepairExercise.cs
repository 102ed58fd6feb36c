namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

/// <summary>Repair: a dropout that scales the wrong way, and drops at inference too.</summary>
internal sealed class DropoutRepairExercise : Exercise<Func<float[], bool[], float, bool, float[]>>
{
    public override string Id => "m3-dropout";
    public override int Number => 3;
    public override string Title => "Repair the dropout";
    public override IReadOnlyList<string> Revisit => ["overfitting-and-regularisation"];
    public override IReadOnlyList<ForbiddenMember> ForbiddenMembers => [new("Dropout")];

    protected override Func<float[], bool[], float, bool, float[]> Solution =>
        (h, keep, p, training) => Each(h, keep, (value, kept) => training ? kept ? value / (1 - p) : 0 : value);

    protected override Func<float[], bool[], float, bool, float[]> Alternative => (float[] h, bool[] keep, float p, bool training) =>
    {
        if (!training) return [.. h];
        var mask = Tensor.From(keep.Select(kept => kept ? 1f : 0).ToArray());
        return (Tensor.From(h) * mask / (1 - p)).ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("training, one of two is dropped", new[] { 1f, 3 }, new[] { true, false }, 0.5f, true),
        new("training, p = 0.2", new[] { 2f, -4, 6 }, new[] { false, true, true }, 0.2f, true),
        new("inference", new[] { 2f, -4, 6 }, new[] { false, true, true }, 0.2f, false),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (count, p) = (2 + random.NextInt32(6), 0.1f + 0.3f * random.NextSingle());
        bool[] keep = [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() >= p)];
        return [RandomValues.Normals(random, count), keep, p, random.NextInt32(2) == 0];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two mistakes. One parameter is never used. And what must happen to the kept activations, so that the expected sum stays the same?",
        "In training: 0 where dropped, h / (1 − p) where kept. At inference: h, unchanged.",
        "`if (!training) { dropped[i] = h[i]; continue; }` in the loop, and the other line divides by `(1 - p)` where it multiplied.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("nothing was repaired", "The kept activations still become smaller, and inference still drops some.",
            (h, keep, p, training) => Each(h, keep, (value, kept) => kept ? value * (1 - p) : 0)),
        Mistake("activations are still dropped at inference", "When `training` is false, `h` comes back unchanged.",
            (h, keep, p, training) => Each(h, keep, (value, kept) => kept ? value / (1 - p) : 0)),
        Mistake("the kept activations still become smaller", "Some are missing from the sum, so the others must become larger.",
            (h, keep, p, training) => Each(h, keep, (value, kept) => training ? kept ? value * (1 - p) : 0 : value)),
        Mistake("the kept activations are not scaled", "Divide by 1 − p, so that the expected sum stays the same.",
            (h, keep, p, training) => Each(h, keep, (value, kept) => training ? kept ? value : 0 : value)),
        Mistake("it is divided by p", "A share of 1 − p is kept: divide by that.",
            (h, keep, p, training) => Each(h, keep, (value, kept) => training ? kept ? value / p : 0 : value)),
        Mistake("the outputs at inference are scaled",
            "The division in training has made up for it already: nothing is scaled at inference.",
            (h, keep, p, training) => Each(h, keep, (value, kept) => training ? kept ? value / (1 - p) : 0 : value * (1 - p))),
    ];

    private static float[] Each(float[] h, bool[] keep, Func<float, bool, float> output) => [.. h.Zip(keep, output)];
}
