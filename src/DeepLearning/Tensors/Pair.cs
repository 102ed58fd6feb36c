namespace DeepLearning;

/// <summary>A number for each of an image's two axes, such as a kernel's height and width. One number stands for both.</summary>
/// <param name="Y">For the rows.</param>
/// <param name="X">For the columns.</param>
public readonly record struct Pair(int Y, int X)
{
    /// <summary>The same number for both axes.</summary>
    public static implicit operator Pair(int both) => new(both, both);

    /// <summary>A number for the rows and one for the columns.</summary>
    public static implicit operator Pair((int Y, int X) pair) => new(pair.Y, pair.X);

    internal int Area => Y * X;
}
