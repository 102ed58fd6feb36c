namespace DeepLearning;

/// <summary>A rectangle in a picture, in pixels or any one unit; right and bottom lie outside.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The top edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Bottom">The bottom edge.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>Width × height; 0 if the edges are the wrong way round.</summary>
    public float Area => MathF.Max(0, Right - Left) * MathF.Max(0, Bottom - Top);

    /// <summary>The area that both cover.</summary>
    public float Intersection(Box other) =>
        new Box(MathF.Max(Left, other.Left), MathF.Max(Top, other.Top), MathF.Min(Right, other.Right),
            MathF.Min(Bottom, other.Bottom)).Area;
}

/// <summary>One object that a detector reports.</summary>
/// <param name="Image">The picture's number.</param>
/// <param name="Class">The class index.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Score">How sure the detector is; only the order matters.</param>
public readonly record struct Detection(int Image, int Class, Box Box, float Score = 1);
