namespace DeepLearning.Course.Lessons.Checkpoint3TrainingDeepNetworks;

internal sealed class PrecisionExercise : Exercise<Func<int[,], int, (float Precision, float Recall)>>
{
    public override string Id => "m3-precision";
    public override int Number => 7;
    public override string Title => "Precision and recall";
    public override int Points => 2;
    public override IReadOnlyList<string> Revisit => ["digit-recogniser"];

    protected override Func<int[,], int, (float Precision, float Recall)> Solution => (table, one) =>
        (Share(table[one, one], Column(table, one)), Share(table[one, one], Row(table, one)));

    protected override Func<int[,], int, (float Precision, float Recall)> Alternative => (int[,] table, int one) =>
    {
        var (hits, said, was) = (0f, 0f, 0f);
        for (var actual = 0; actual < table.GetLength(0); actual++)
            for (var predicted = 0; predicted < table.GetLength(1); predicted++)
            {
                if (actual == one && predicted == one) hits = table[actual, predicted];
                if (predicted == one) said += table[actual, predicted];
                if (actual == one) was += table[actual, predicted];
            }
        return (hits / Math.Max(said, 1), hits / Math.Max(was, 1));
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two classes", new int[,] { { 8, 2 }, { 4, 6 } }, 0),
        new("three classes, the last of them", new int[,] { { 5, 0, 1 }, { 1, 3, 4 }, { 0, 2, 10 } }, 2),
        new("a class that was never predicted", new int[,] { { 4, 0 }, { 3, 0 } }, 1),
        new("a class that never came", new int[,] { { 4, 1 }, { 0, 0 } }, 1),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var classes = 2 + random.NextInt32(5);
        var table = new int[classes, classes];
        for (var actual = 0; actual < classes; actual++)
            for (var predicted = 0; predicted < classes; predicted++)
                table[actual, predicted] = random.NextInt32(actual == predicted ? 20 : 6);
        return [table, random.NextInt32(classes)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two questions. Of the predictions of this class, how many are right? And of the examples of this class, how many were "
            + "predicted as it?",
        "Rows are true classes, columns predicted ones. Precision is the cell on the diagonal divided by its column's sum; recall is the "
            + "same cell divided by its row's sum. 0 where the sum is 0.",
        "One loop over i: `predicted += table[i, one]; actual += table[one, i];`. Then `predicted == 0 ? 0 : (float)table[one, one] / "
            + "predicted`, and the same with actual.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("precision and recall are swapped",
            "Precision divides by all examples predicted as this class, a column; recall by all that belong to it, a row.",
            (table, one) => (Share(table[one, one], Row(table, one)), Share(table[one, one], Column(table, one)))),
        Mistake("whole numbers are divided", "3 / 4 is 0 between two int. Make one of them a float.",
            (table, one) =>
                (MathF.Floor(Share(table[one, one], Column(table, one))), MathF.Floor(Share(table[one, one], Row(table, one))))),
        Mistake("it is divided by all examples", "The other classes do not belong here: divide by one column, and by one row.",
            (table, one) => (Share(table[one, one], table.Cast<int>().Sum()), Share(table[one, one], table.Cast<int>().Sum()))),
        Mistake("the accuracy over all classes is returned", "One class is asked about. Look at its column and at its row.",
            (table, _) => (Accuracy(table), Accuracy(table))),
        Mistake("both are divided by the row", "Precision divides by the column: all examples predicted as this class.",
            (table, one) => (Share(table[one, one], Row(table, one)), Share(table[one, one], Row(table, one)))),
    ];

    private static int Row(int[,] table, int one) => Enumerable.Range(0, table.GetLength(1)).Sum(i => table[one, i]);

    private static int Column(int[,] table, int one) => Enumerable.Range(0, table.GetLength(0)).Sum(i => table[i, one]);

    private static float Share(int part, int all) => all == 0 ? 0 : (float)part / all;

    private static float Accuracy(int[,] table) =>
        Share(Enumerable.Range(0, table.GetLength(0)).Sum(i => table[i, i]), table.Cast<int>().Sum());
}
