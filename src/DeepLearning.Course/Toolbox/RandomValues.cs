namespace DeepLearning.Course;

/// <summary>Random inputs for exercises.</summary>
internal static class RandomValues
{
    /// <summary>Numbers from the normal distribution with mean 0.</summary>
    public static float[] Normals(RandomGenerator random, int count, float deviation = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => deviation * random.NextNormal())];

    /// <summary>A picture of the given size, its pixels between 0 and 1.</summary>
    public static float[,] Picture(RandomGenerator random, int rows, int columns)
    {
        var picture = new float[rows, columns];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                picture[row, column] = random.NextSingle();
        return picture;
    }
}
