namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

internal sealed class ForgettingExercise : Exercise<Func<float[,], float[], float, float, float[,]>>
{
    public override string Id => "m1-forget";
    public override int Number => 4;
    public override string Title => "Learn one thing, forget a little";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["biological-and-artificial-neurons"];

    protected override Func<float[,], float[], float, float, float[,]> Solution => (weights, pattern, rate, forget) =>
        Each(weights, (w, to, from) => to == from ? 0 : (1 - forget) * w + rate * pattern[to] * pattern[from]);

    protected override Func<float[,], float[], float, float, float[,]> Alternative =>
        (float[,] weights, float[] pattern, float rate, float forget) =>
        {
            var next = (float[,])weights.Clone();
            for (var a = 0; a < pattern.Length; a++)
                for (var b = 0; b < pattern.Length; b++)
                    next[a, b] += a == b ? -weights[a, a] : rate * pattern[a] * pattern[b] - forget * weights[a, b];
            return next;
        };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two cells that agree, and a tenth is forgotten", new float[,] { { 0, 2 }, { -1, 0 } }, new[] { 1f, 1 }, 0.5f, 0.1f),
        new("three cells, and nothing is forgotten", new float[,] { { 0, 1, 2 }, { 3, 0, 4 }, { 5, 6, 0 } }, new[] { 1f, -1, 1 }, 0.25f,
            0f),
        new("cells that are half active", new float[,] { { 0, 1 }, { 1, 0 } }, new[] { 0.5f, -0.5f }, 1f, 0.5f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var cells = 2 + random.NextInt32(5);
        var weights = new float[cells, cells];
        for (var to = 0; to < cells; to++)
            for (var from = 0; from < cells; from++)
                weights[to, from] = to == from ? 0 : random.NextNormal();
        return [weights, Enumerable.Range(0, cells).Select(_ => random.NextNormal()).ToArray(), random.NextSingle(), random.NextSingle()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two things happen to each connection: what was there fades a little, and cells that are active together add to it.",
        "new weight = (1 − forget) · old weight + rate · pattern[to] · pattern[from], and 0 from a cell to itself.",
        "Make `var next = new float[n, n];`, loop over to and from, skip `to == from`, and write next[to, from]: `(1 - forget) * "
            + "weights[to, from]` plus what Hebb's rule adds.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("nothing is forgotten", "Only (1 − forget) of the old weight is left.",
            (weights, pattern, rate, _) => Each(weights, (w, to, from) => to == from ? 0 : w + rate * pattern[to] * pattern[from])),
        Mistake("nearly everything is forgotten", "forget is the part that goes; what stays is 1 − forget of it.",
            (weights, pattern, rate, forget) =>
                Each(weights, (w, to, from) => to == from ? 0 : forget * w + rate * pattern[to] * pattern[from])),
        Mistake("what is new fades at once", "Only the old weight fades. What this pattern adds is added in full.",
            (weights, pattern, rate, forget) =>
                Each(weights, (w, to, from) => to == from ? 0 : (1 - forget) * (w + rate * pattern[to] * pattern[from]))),
        Mistake("cells connect to themselves", "No cell has a synapse on itself: the diagonal stays 0.",
            (weights, pattern, rate, forget) => Each(weights, (w, to, from) => (1 - forget) * w + rate * pattern[to] * pattern[from])),
        Mistake("the activities are added, not multiplied",
            "Hebb's rule needs both cells: only a product is positive when they agree and negative when they disagree.",
            (weights, pattern, rate, forget) =>
                Each(weights, (w, to, from) => to == from ? 0 : (1 - forget) * w + rate * (pattern[to] + pattern[from]))),
    ];

    private static float[,] Each(float[,] weights, Func<float, int, int, float> next)
    {
        var result = new float[weights.GetLength(0), weights.GetLength(1)];
        for (var to = 0; to < weights.GetLength(0); to++)
            for (var from = 0; from < weights.GetLength(1); from++)
                result[to, from] = next(weights[to, from], to, from);
        return result;
    }
}
