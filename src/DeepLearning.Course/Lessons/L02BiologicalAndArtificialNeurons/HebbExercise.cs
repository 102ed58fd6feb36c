namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class HebbExercise : Exercise<Func<float[,], float[,]>>
{
    public override string Id => "bn-hebb";
    public override int Number => 3;
    public override string Title => "Why does it remember only X?";
    public override int Points => 2;

    protected override Func<float[,], float[,]> Solution => patterns => Weights(patterns, (to, from) => to != from, patterns.GetLength(1));

    protected override Func<float[,], float[,]> Alternative => (float[,] patterns) =>
    {
        Tensor p = Tensor.From(patterns), w = p.T.MatMul(p) / patterns.GetLength(1) * (1 - Tensor.Eye(patterns.GetLength(1)));
        var weights = new float[w.Shape[0], w.Shape[1]];
        for (var i = 0; i < w.Length; i++) weights[i / w.Shape[1], i % w.Shape[1]] = w.Data[i];
        return weights;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one pattern of two cells that agree", new float[,] { { 1, 1 } }),
        new("one pattern of three cells", new float[,] { { 1, -1, 1 } }),
        new("two patterns that disagree about the second cell", new float[,] { { 1, 1, -1, -1 }, { 1, -1, -1, -1 } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var patterns = new float[1 + random.NextInt32(4), 2 + random.NextInt32(6)];
        for (var p = 0; p < patterns.GetLength(0); p++)
            for (var i = 0; i < patterns.GetLength(1); i++)
                patterns[p, i] = 2 * random.NextInt32(2) - 1;
        return [patterns];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Only the last pattern comes back, so the weights hold only the last pattern. What happens to a weight when the next pattern "
            + "comes?",
        "wᵢⱼ = (1/n) Σ pᵢpⱼ, where n is the number of cells, GetLength(1), and wᵢᵢ stays 0.",
        "Three loops, over patterns, to and from, and inside `if (to != from) weights[to, from] += patterns[p, to] * patterns[p, from] / "
            + "cells;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the diagonal is not zero",
            "A cell has no connection with itself: leave out i == j. Otherwise each cell supports staying as it is.",
            patterns => Weights(patterns, (_, _) => true, patterns.GetLength(1))),
        Mistake("it is divided by the number of patterns", "n is the number of cells, patterns.GetLength(1).",
            patterns => Weights(patterns, (to, from) => to != from, patterns.GetLength(0))),
        Mistake("it is not divided by anything", "Divide by the number of cells, so that large networks do not get larger sums.",
            patterns => Weights(patterns, (to, from) => to != from, 1)),
        Mistake("only the last pattern is remembered", "Each pattern adds to the weights: use += and not =.",
            LastOnly),
    ];

    private static float[,] Weights(float[,] patterns, Func<int, int, bool> connected, float divisor)
    {
        var cells = patterns.GetLength(1);
        var weights = new float[cells, cells];
        for (var p = 0; p < patterns.GetLength(0); p++)
            for (var to = 0; to < cells; to++)
                for (var from = 0; from < cells; from++)
                    if (connected(to, from)) weights[to, from] += patterns[p, to] * patterns[p, from] / divisor;
        return weights;
    }

    private static float[,] LastOnly(float[,] patterns)
    {
        var (last, cells) = (patterns.GetLength(0) - 1, patterns.GetLength(1));
        var only = new float[1, cells];
        for (var i = 0; i < cells; i++) only[0, i] = patterns[last, i];
        return Weights(only, (to, from) => to != from, cells);
    }
}
