using static DeepLearning.Course.Formulas;
using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class StrokesExercise : Exercise<Func<float[,], int[]>>
{
    public override string Id => "dl-strokes";
    public override int Number => 2;
    public override string Title => "Count the strokes";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<float[,], int[]> Solution => picture => Rows(picture, row => Steps(row));

    // A stroke begins wherever a pixel is ink and its left neighbour is not.
    protected override Func<float[,], int[]> Alternative => (float[,] picture) =>
    {
        var strokes = new List<int>();
        for (var r = 0; r < picture.GetLength(0); r++)
        {
            strokes.Add(picture.GetLength(1) > 0 && picture[r, 0] >= 0.5f ? 1 : 0);
            for (var c = 1; c < picture.GetLength(1); c++)
                if (picture[r, c] >= 0.5f && picture[r, c - 1] < 0.5f) strokes[r]++;
        }

        return strokes.ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("one row that is crossed twice", new float[,] { { 0, 1, 0, 1, 0 } }),
        new("a stroke that begins at the left edge", new float[,] { { 1, 1, 0, 0 }, { 0, 0, 1, 1 } }),
        new("a thick stroke, an empty row and pale ink", new float[,] { { 0, 1, 1, 1 }, { 0, 0, 0, 0 }, { 0.4f, 0.9f, 0.5f, 0.2f } }),
        new("a tall picture", new float[,] { { 1 }, { 0.3f }, { 0.8f } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Picture(random, 1 + random.NextInt32(6), 2 + random.NextInt32(7))];

    public override IReadOnlyList<string> Hints =>
    [
        "Walk along a row and remember one thing: were you on ink a moment ago? Count only the moments when that changes from no to yes.",
        "For each row: start on paper. At each pixel, isInk = (pixel ≥ 0.5). If isInk and the pixel before was not, add 1.",
        "Inside the loop over columns: `bool isInk = picture[row, column] >= 0.5f; if (isInk && !onInk) strokes[row]++; onInk = isInk;`, "
            + "and `bool onInk = false;` before it.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("ink pixels are counted, not strokes", "A stroke three pixels wide is one stroke. Count only the step from paper onto ink.",
            picture => Rows(picture, row => row.Count(pixel => pixel >= 0.5f))),
        Mistake("steps off the ink are counted too", "Count the step from paper onto ink, and not the one back onto paper.",
            picture => Rows(picture, row =>
                row.Append(0).Zip(row.Prepend(0), (now, before) => now >= 0.5f != before >= 0.5f).Count(changes => changes))),
        Mistake("a stroke at the left edge is missed",
            "To the left of the picture there is paper, so ink in the first pixel is a step onto ink.",
            picture => Rows(picture, row => row.Skip(1).Zip(row, (now, before) => now >= 0.5f && before < 0.5f).Count(x => x))),
        Mistake("pale pixels count as ink", "A pixel is ink if it is 0.5 or more.",
            picture => Rows(picture, row => Steps(row, ink => ink > 0))),
        Mistake("columns are walked in place of rows", "In picture[row, column] the row comes first: one count for each row.",
            picture => Rows(Transposed(picture), row => Steps(row))),
        Mistake("each row's count is added to that of the rows above", "Begin with 0 again for each row.",
            picture => { var sum = 0; return [.. Rows(picture, row => Steps(row)).Select(count => sum += count)]; }),
    ];

    private static int Steps(float[] row, Func<float, bool>? isInk = null)
    {
        isInk ??= pixel => pixel >= 0.5f;
        var (strokes, onInk) = (0, false);
        foreach (var pixel in row)
        {
            if (isInk(pixel) && !onInk) strokes++;
            onInk = isInk(pixel);
        }

        return strokes;
    }

    private static int[] Rows(float[,] picture, Func<float[], int> count) =>
        [.. Enumerable.Range(0, picture.GetLength(0)).Select(row =>
            count([.. Enumerable.Range(0, picture.GetLength(1)).Select(column => picture[row, column])]))];
}
