using static DeepLearning.Course.RandomValues;

namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class RowsExercise : Exercise<Func<float[,], float[]>>
{
    public override string Id => "dl-rows";
    public override int Number => 2;
    public override string Title => "A hand-made feature";

    protected override Func<float[,], float[]> Solution => picture => Rows(picture);

    protected override Func<float[,], float[]> Alternative => (float[,] picture) => Tensor.From(picture).Sum(1).ToArray();

    public override IReadOnlyList<Case> Cases =>
    [
        new("two rows of two pixels", new float[,] { { 1, 1 }, { 0, 1 } }),
        new("a wide picture", new float[,] { { 0, 0.5f, 1 }, { 0.25f, 0, 0 } }),
        new("a tall picture", new float[,] { { 1 }, { 0.5f }, { 0 } }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Picture(random, 1 + random.NextInt32(6), 1 + random.NextInt32(6))];

    public override IReadOnlyList<string> Hints =>
    [
        "Take one row after another, and add up the pixels that stand in it.",
        "The answer has `picture.GetLength(0)` numbers, one for each row; a row has `picture.GetLength(1)` pixels.",
        "`var ink = new float[picture.GetLength(0)];` then two loops, over row and column, and inside them `ink[row] += picture[row, …];`",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("columns are added up in place of rows", "In picture[row, column] the row comes first. One number for each row.",
            Columns),
        Mistake("each row's ink is an average", "Only add; do not divide.",
            picture => [.. Rows(picture).Select(ink => ink / picture.GetLength(1))]),
        Mistake("every row is added to the ones above it", "Begin with 0 again for each row.",
            picture => { float sum = 0; return [.. Rows(picture).Select(ink => sum += ink)]; }),
        Mistake("the rows come from the bottom up", "Row 0 is the top row, and its number comes first.",
            picture => [.. Rows(picture).Reverse()]),
    ];

    private static float[] Rows(float[,] picture)
    {
        var ink = new float[picture.GetLength(0)];
        for (var row = 0; row < ink.Length; row++)
            for (var column = 0; column < picture.GetLength(1); column++)
                ink[row] += picture[row, column];
        return ink;
    }

    private static float[] Columns(float[,] picture)
    {
        var ink = new float[picture.GetLength(1)];
        for (var row = 0; row < picture.GetLength(0); row++)
            for (var column = 0; column < ink.Length; column++)
                ink[column] += picture[row, column];
        return ink;
    }
}
