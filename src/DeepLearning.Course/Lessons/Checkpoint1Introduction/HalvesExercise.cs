using static DeepLearning.Course.Formulas;
using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.Checkpoint1Introduction;

internal sealed class HalvesExercise : Exercise<Func<float[,], float>>
{
    public override string Id => "m1-lean";
    public override int Number => 1;
    public override string Title => "Which way does it lean?";
    public override IReadOnlyList<string> Revisit => ["what-deep-learning-does"];

    protected override Func<float[,], float> Solution => picture => Side(picture, right: true) - Side(picture, right: false);

    // The middle column cancels itself.
    protected override Func<float[,], float> Alternative => (float[,] picture) =>
    {
        var (lean, last) = (0.0, picture.GetLength(1) - 1);
        for (var row = 0; row < picture.GetLength(0); row++)
            for (var column = 0; column <= last; column++)
                lean += Math.Sign(2 * column - last) * picture[row, column];
        return (float)lean;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("two rows of two pixels", new float[,] { { 0.5f, 1 }, { 0, 1 } }),
        new("an odd width, where the middle column belongs to neither side", new float[,] { { 1, 0.7f, 0 }, { 0.25f, 0.9f, 0.5f } }),
        new("one column, which is the middle", new float[,] { { 1 }, { 0.5f } }),
        new("tall, and all ink at the bottom", new float[,] { { 0, 0 }, { 0, 0 }, { 0.2f, 0 }, { 1, 0.5f } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Picture(random, 1 + random.NextInt32(6), 2 + random.NextInt32(6))];

    public override IReadOnlyList<string> Hints =>
    [
        "Go through all pixels. Those on the right count for it, those on the left against it, and a column exactly in the middle does not "
            + "count.",
        "With `columns = picture.GetLength(1)`, the left half are the columns below columns / 2, and the right half those from columns − "
            + "columns / 2 on. Division between integers drops the remainder, which is what you want here.",
        "In two loops over row and column: `if (column < columns / 2) lean -= picture[row, column];` and a second line for the right half, "
            + "with `column >= columns - columns / 2`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("left is taken for right", "A picture with its ink on the right gives a positive number: right minus left.",
            picture => Side(picture, right: false) - Side(picture, right: true)),
        Mistake("the middle column of an odd width counts for the right",
            "Three columns have a left one, a right one and a middle one. Begin the right half at columns - columns / 2.",
            picture => Side(picture, right: true) + Middle(picture) - Side(picture, right: false)),
        Mistake("upper and lower half are compared", "In picture[row, column] the second number says how far to the right a pixel is.",
            picture => Halves(Transposed(picture))),
        Mistake("the difference is divided by the number of pixels", "Ink is added up here and not averaged.",
            picture => Halves(picture) / picture.Length),
    ];

    private static float Halves(float[,] picture) => Side(picture, right: true) - Side(picture, right: false);

    private static float Side(float[,] picture, bool right)
    {
        var (half, columns) = (picture.GetLength(1) / 2, picture.GetLength(1));
        return Sum(picture, column => right ? column >= columns - half : column < half);
    }

    private static float Middle(float[,] picture) =>
        Sum(picture, column => picture.GetLength(1) % 2 == 1 && column == picture.GetLength(1) / 2);

    private static float Sum(float[,] picture, Func<int, bool> counts)
    {
        var sum = 0f;
        for (var row = 0; row < picture.GetLength(0); row++)
            for (var column = 0; column < picture.GetLength(1); column++)
                if (counts(column)) sum += picture[row, column];
        return sum;
    }
}
