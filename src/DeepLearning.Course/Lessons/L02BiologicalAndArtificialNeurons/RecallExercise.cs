using static DeepLearning.Course.Formulas;

namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class RecallExercise : Exercise<Func<float[,], float[], float[]>>
{
    public override string Id => "bn-recall";
    public override int Number => 5;
    public override string Title => "Recall";
    public override int Points => 2;

    protected override Func<float[,], float[], float[]> Solution => (weights, damaged) => Vote(weights, damaged);

    protected override Func<float[,], float[], float[]> Alternative => (float[,] weights, float[] damaged) =>
    {
        var sums = Tensor.From(weights).MatMul(Tensor.From(damaged));
        return sums.ToArray().Select(sum => sum < 0 ? -1f : 1f).ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("three cells that learned + − +, and the last is damaged", Learned(1, -1, 1), new[] { 1f, -1, -1 }),
        new("a sum of exactly zero", new float[,] { { 0, 0 }, { 0, 0 } }, new[] { -1f, -1 }),
        new("weights that are not symmetric", new float[,] { { 0, 1, 0 }, { -1, 0, 0 }, { 2, 1, 0 } }, new[] { 1f, 1, -1 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        // Whole numbers, so that no rounding decides about a sum near zero.
        var cells = 2 + random.NextInt32(6);
        var weights = new float[cells, cells];
        for (var i = 0; i < cells; i++)
            for (var j = 0; j < cells; j++)
                weights[i, j] = i == j ? 0 : random.NextInt32(7) - 3;
        return [weights, Enumerable.Range(0, cells).Select(_ => 2f * random.NextInt32(2) - 1).ToArray()];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Every cell is a neuron that hears all the others. Compute its weighted sum, and keep the sign only.",
        "newᵢ = +1 if Σⱼ wᵢⱼ·oldⱼ ≥ 0, else −1. Write the new values into a new array.",
        "Inside the loop over cells: `float opinion = 0;`, add `weights[cell, other] * damaged[other]` over all others, then `mended[cell] "
            + "= opinion >= 0 ? 1 : -1;`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the sums are returned and not their signs", "A cell is +1 or −1. Keep the sign of the sum.",
            (weights, damaged) => [.. Sums(weights, damaged)]),
        Mistake("a sum of zero becomes 0 or −1", "At exactly zero the cell becomes +1, as the task says.",
            (weights, damaged) => [.. Sums(weights, damaged).Select(sum => sum > 0 ? 1f : -1f)]),
        Mistake("rows and columns of the weights are swapped",
            "weights[i, j] is how much cell i listens to cell j: the first index is the cell that votes.",
            (weights, damaged) => Vote(Transposed(weights), damaged)),
        Mistake("later cells already see the new values of earlier ones",
            "All vote on the old pattern. Write into a new array and leave `damaged` as it is.",
            OneAfterTheOther),
    ];

    private static float[] Vote(float[,] weights, float[] damaged) => [.. Sums(weights, damaged).Select(sum => sum >= 0 ? 1f : -1f)];

    private static IEnumerable<float> Sums(float[,] weights, float[] damaged) =>
        damaged.Select((_, i) => damaged.Select((value, j) => weights[i, j] * value).Sum());

    private static float[] OneAfterTheOther(float[,] weights, float[] damaged)
    {
        float[] x = [.. damaged];
        for (var i = 0; i < x.Length; i++)
            x[i] = x.Select((value, j) => weights[i, j] * value).Sum() >= 0 ? 1 : -1;
        return x;
    }

    private static float[,] Learned(params float[] pattern)
    {
        var weights = new float[pattern.Length, pattern.Length];
        for (var i = 0; i < pattern.Length; i++)
            for (var j = 0; j < pattern.Length; j++)
                weights[i, j] = i == j ? 0 : pattern[i] * pattern[j];
        return weights;
    }
}
