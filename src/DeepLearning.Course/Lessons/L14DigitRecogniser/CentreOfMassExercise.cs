namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

internal sealed class CentreOfMassExercise : Exercise<Func<float[,], (float Row, float Column)>>
{
    public override string Id => "dr-centre";
    public override int Number => 4;
    public override string Title => "Where is the ink?";
    public override int Points => 2;

    protected override Func<float[,], (float Row, float Column)> Solution => image => Centre(image, ink => ink);

    protected override Func<float[,], (float Row, float Column)> Alternative => (float[,] image) =>
    {
        var (height, width) = (image.GetLength(0), image.GetLength(1));
        var ink = Tensor.From(image);
        var total = ink.Sum().Item();
        return (ink.Sum(1).Dot(Tensor.Arange(height)).Item() / total, ink.Sum(0).Dot(Tensor.Arange(width)).Item() / total);
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("all the ink in one place", new float[,] { { 0, 0, 0 }, { 0, 0, 1 } }),
        new("half as much ink in one place as in another", new float[,] { { 0.5f, 0, 0 }, { 0, 0, 0 }, { 0, 0, 1 } }),
        new("a wide picture", new float[,] { { 0.2f, 0.4f, 0, 1 }, { 0, 0.1f, 0.3f, 0 } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var image = new float[2 + random.NextInt32(5), 2 + random.NextInt32(5)];
        for (var row = 0; row < image.GetLength(0); row++)
            for (var column = 0; column < image.GetLength(1); column++)
                image[row, column] = random.NextSingle();
        return [image];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Imagine the picture as a plate, heavy where there is ink. You look for the point on which it balances: the average place, in "
            + "which dark points count more.",
        "row = Σ ink·row / Σ ink, and the same for the column, with sums over all points of the picture. `image.GetLength(0)` is the "
            + "number of rows.",
        "Two loops, three sums: `total += image[r, c]; rows += image[r, c] * r;` and the like for columns. After the loops `return (rows / "
            + "total, …);`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("row and column are exchanged", "Return the row first, then the column.",
            image => { var (row, column) = Centre(image, ink => ink); return (column, row); }),
        Mistake("dark and pale points count the same",
            "Weigh each place by its ink, image[r, c], and do not just count the places that have any.",
            image => Centre(image, ink => ink > 0 ? 1 : 0)),
        Mistake("the middle of the picture is returned",
            "The picture's own middle does not look at the ink at all. Weigh each place by image[r, c].",
            image => Centre(image, _ => 1)),
        Mistake("the sums are not divided by the total ink",
            "A weighted average divides by the sum of the weights, which is all the ink there is.",
            image => { var (row, column) = Centre(image, ink => ink); var total = image.Cast<float>()
                .Sum(); return (row * total, column * total); }),
        Mistake("the sums are divided by the number of points", "Divide by the sum of the ink, not by how many points the picture has.",
            image => { var (row, column) = Centre(image, ink => ink); var mean = image.Cast<float>()
                .Sum() / image.Length; return (row * mean, column * mean); }),
        Mistake("rows and columns are counted from 1", "The first row is row 0.",
            image => { var (row, column) = Centre(image, ink => ink); return (row + 1, column + 1); }),
    ];

    private static (float Row, float Column) Centre(float[,] image, Func<float, float> weightOf)
    {
        var (total, rows, columns) = (0f, 0f, 0f);
        for (var row = 0; row < image.GetLength(0); row++)
        {
            for (var column = 0; column < image.GetLength(1); column++)
            {
                var weight = weightOf(image[row, column]);
                total += weight;
                rows += weight * row;
                columns += weight * column;
            }
        }

        return (rows / total, columns / total);
    }
}
