namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

internal sealed class ConfusionExercise : Exercise<Func<int[], int[], int, int[,]>>
{
    public override string Id => "dr-confusion";
    public override int Number => 2;
    public override string Title => "Who is taken for whom?";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<int[], int[], int, int[,]> Solution => (actual, predicted, classes) =>
        Count(actual, predicted, classes, (table, a, p) => table[a, p]++);

    protected override Func<int[], int[], int, int[,]> Alternative => (int[] actual, int[] predicted, int classes) =>
    {
        var table = new int[classes, classes];
        for (var a = 0; a < classes; a++)
            for (var p = 0; p < classes; p++)
                table[a, p] = actual.Zip(predicted).Count(pair => pair == (a, p));
        return table;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("five pictures of two classes", new[] { 0, 0, 0, 1, 1 }, new[] { 0, 1, 1, 1, 1 }, 2),
        new("a class that never comes", new[] { 0, 2, 2, 2 }, new[] { 0, 2, 0, 2 }, 4),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (pictures, classes) = (10 + random.NextInt32(30), 2 + random.NextInt32(4));
        int[] Labels() => [.. Enumerable.Range(0, pictures).Select(_ => random.NextInt32(classes))];
        return [Labels(), Labels(), classes];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "A table with one row for each true class and one column for each class that was answered. Every picture puts one mark into one "
            + "cell.",
        "Picture i belongs into row actual[i] and column predicted[i]. Start from `new int[classes, classes]`, which is all zeros.",
        "One loop over i from 0 to actual.Length, and in it `table[actual[i], predicted[i]]++;`. Return the table after the loop.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("rows and columns are exchanged", "The row says what it was, the column says what was answered: table[actual, predicted].",
            (actual, predicted, classes) => Count(actual, predicted, classes, (table, a, p) => table[p, a]++)),
        Mistake("a cell is set to 1 and not counted up", "Several pictures can fall into one cell: add 1 each time with ++.",
            (actual, predicted, classes) => Count(actual, predicted, classes, (table, a, p) => table[a, p] = 1)),
        Mistake("only the right answers are counted",
            "The cells beside the diagonal are the interesting ones: count every picture, right or wrong.",
            (actual, predicted, classes) => Count(actual, predicted, classes, (table, a, p) => table[a, p] += a == p ? 1 : 0)),
        Mistake("only the mistakes are counted", "The diagonal belongs to the table too: count every picture, right or wrong.",
            (actual, predicted, classes) => Count(actual, predicted, classes, (table, a, p) => table[a, p] += a == p ? 0 : 1)),
    ];

    private static int[,] Count(int[] actual, int[] predicted, int classes, Action<int[,], int, int> mark)
    {
        var table = new int[classes, classes];
        for (var i = 0; i < actual.Length; i++) mark(table, actual[i], predicted[i]);
        return table;
    }
}
