namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

/// <summary>Repair: a picture that moves the wrong way, and comes back on the other side.</summary>
internal sealed class RepairShiftExercise : Exercise<Func<float[,], int, int, float[,]>>
{
    public override string Id => "dr-shift";
    public override int Number => 3;
    public override string Title => "Repair the shift";
    public override int Points => 2;

    protected override Func<float[,], int, int, float[,]> Solution => (image, down, right) => Moved(image, down, right, around: false);

    // Each pixel is carried to where it goes, where the reference asks where each comes from.
    protected override Func<float[,], int, int, float[,]> Alternative => (float[,] image, int down, int right) =>
    {
        var (rows, columns) = (image.GetLength(0), image.GetLength(1));
        var moved = new float[rows, columns];
        for (var r = Math.Max(0, -down); r < Math.Min(rows, rows - down); r++)
            for (var c = Math.Max(0, -right); c < Math.Min(columns, columns - right); c++)
                moved[r + down, c + right] = image[r, c];
        return moved;
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one pixel to the right", new float[,] { { 1, 0, 0 }, { 0, 0, 2 } }, 0, 1),
        new("one pixel up", new float[,] { { 1, 0, 0 }, { 0, 3, 0 }, { 0, 0, 2 } }, -1, 0),
        new("down and to the left", new float[,] { { 0, 4, 0, 1 }, { 0, 5, 0, 0 }, { 6, 0, 7, 0 } }, 1, -2),
        new("no shift", new float[,] { { 1, 2 }, { 3, 4 } }, 0, 0),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var (rows, columns) = (4 + random.NextInt32(4), 4 + random.NextInt32(4));
        return [RandomValues.Picture(random, rows, columns), random.NextInt32(5) - 2, random.NextInt32(5) - 2];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Two mistakes. Ask of the pixel at row r, column c of the *result*: where was its ink before? And what if that place does not "
            + "exist?",
        "It comes from row r − down, column c − right. If that place is outside the picture, the pixel is paper: 0.",
        "`int fromRow = r - down, fromColumn = c - right;`, and copy only `if (fromRow >= 0 && fromRow < rows && …)`; `moved` is zero "
            + "elsewhere.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("nothing was repaired", "The picture still moves the wrong way, and comes back on the other side.",
            (image, down, right) => Moved(image, -down, -right, around: true)),
        Mistake("it still moves the wrong way", "What ends at row r comes from row r − down.",
            (image, down, right) => Moved(image, -down, -right, around: false)),
        Mistake("what leaves the picture still comes back on the other side", "A place outside the picture has no ink: write 0 there.",
            (image, down, right) => Moved(image, down, right, around: true)),
        Mistake("down and right are exchanged", "`down` belongs to the row, `right` to the column.",
            (image, down, right) => Moved(image, right, down, around: false)),
        Mistake("the edge is smeared", "A place outside the picture is paper, not the nearest pixel.",
            (image, down, right) => Filled(image, (r, c, rows, columns) =>
                image[Math.Clamp(r - down, 0, rows - 1), Math.Clamp(c - right, 0, columns - 1)])),
    ];

    private static float[,] Moved(float[,] image, int down, int right, bool around) => Filled(image, (r, c, rows, columns) =>
    {
        var (row, column) = (r - down, c - right);
        if (around) return image[(row + 2 * rows) % rows, (column + 2 * columns) % columns];
        return row >= 0 && row < rows && column >= 0 && column < columns ? image[row, column] : 0;
    });

    private static float[,] Filled(float[,] image, Func<int, int, int, int, float> pixel)
    {
        var (rows, columns) = (image.GetLength(0), image.GetLength(1));
        var filled = new float[rows, columns];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++) filled[r, c] = pixel(r, c, rows, columns);
        return filled;
    }
}
