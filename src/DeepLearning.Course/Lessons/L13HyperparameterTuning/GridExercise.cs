namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class GridExercise : Exercise<Func<float[], float[], float[,]>>
{
    public override string Id => "hp-grid";
    public override int Number => 2;
    public override string Title => "The knots of a grid";
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[], float[], float[,]> Solution =>
        (a, b) => Rows([.. from first in a from second in b select (first, second)]);

    protected override Func<float[], float[], float[,]> Alternative => (float[] a, float[] b) =>
    {
        var rows = new float[a.Length * b.Length, 2];
        for (var row = 0; row < rows.GetLength(0); row++) (rows[row, 0], rows[row, 1]) = (a[row / b.Length], b[row % b.Length]);
        return rows;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two values and three", new[] { 0.1f, 1 }, new[] { 8f, 16, 32 }),
        new("one value of each", new[] { 5f }, new[] { 7f }),
        new("three values and one", new[] { 1f, 2, 3 }, new[] { 9f }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Tensor.Randn(random, 1 + random.NextInt32(4)).ToArray(), Tensor.Randn(random, 1 + random.NextInt32(4)).ToArray()];

    public override IReadOnlyList<string> Hints =>
    [
        "A loop in a loop: for every value of a, every value of b. And a counter that says which row is next.",
        "Row number i·b.Length + j holds a[i] and b[j].",
        "`foreach (float first in a) foreach (float second in b) { knots[row, 0] = first; knots[row++, 1] = second; }`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the order is turned round: a changes fastest", "First all of b with a[0]. The outer loop goes over a.",
            (a, b) => Rows([.. from second in b from first in a select (first, second)])),
        Mistake("the two columns are swapped", "The value of a belongs into column 0.",
            (a, b) => Rows([.. from first in a from second in b select (second, first)])),
        Mistake("only as many pairs as the shorter list has", "Each value of a meets every value of b: a.Length times b.Length rows.",
            (a, b) => Rows([.. a.Zip(b)])),
    ];

    private static float[,] Rows((float First, float Second)[] pairs)
    {
        var rows = new float[pairs.Length, 2];
        for (var i = 0; i < pairs.Length; i++) (rows[i, 0], rows[i, 1]) = pairs[i];
        return rows;
    }
}
