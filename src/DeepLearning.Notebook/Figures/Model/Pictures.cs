namespace DeepLearning.Notebook;

/// <summary>Reads a tensor as one or more pictures.</summary>
internal static class Pictures
{
    /// <summary>Whether a tensor has the shape of pictures rather than of a table of numbers.</summary>
    public static bool IsPicture(Tensor tensor) => tensor.Shape.Rank switch
    {
        3 => tensor.Shape[0] is 1 or 3 && tensor.Shape[1] >= 8 && tensor.Shape[2] >= 8,
        4 => tensor.Shape[1] is 1 or 3 && tensor.Shape[2] >= 8 && tensor.Shape[3] >= 8,
        _ => false,
    };

    /// <summary>The pictures of a tensor.</summary>
    /// <exception cref="ArgumentException">The tensor has no shape of pictures, or no pixels.</exception>
    public static List<Bitmap> Of(Tensor images)
    {
        var shape = images.Shape;
        var (count, channels, height, width) = shape.Rank switch
        {
            2 => (1, 1, shape[0], shape[1]),
            3 when shape[0] == 3 => (1, 3, shape[1], shape[2]),
            3 => (shape[0], 1, shape[1], shape[2]),
            4 => (shape[0], shape[1], shape[2], shape[3]),
            _ => (0, 0, 0, 0),
        };
        if (count == 0 || channels is not (1 or 3) || height == 0 || width == 0)
            throw new ArgumentException("Figure.Images: expected [height, width], [3, height, width], [count, height, width] or [count, 1 "
                + $"or 3, height, width], got {shape}", nameof(images));
        var values = images.ToArray();
        var (low, high) = Range(values);
        var pictures = new List<Bitmap>(count);
        for (var n = 0; n < count; n++)
        {
            var pixels = new byte[height * width * channels];
            for (var c = 0; c < channels; c++)
            {
                for (var i = 0; i < height * width; i++)
                {
                    var value = (values[(n * channels + c) * height * width + i] - low) / (high - low);
                    pixels[i * channels + c] = (byte)(float.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1) * 255 + 0.5f);
                }
            }
            pictures.Add(new Bitmap(width, height, channels, pixels));
        }
        return pictures;
    }

    private static (float Low, float High) Range(float[] values)
    {
        var finite = values.Where(float.IsFinite).ToList();
        if (finite.Count == 0)
            return (0, 1);
        var (low, high) = (finite.Min(), finite.Max());
        return low >= 0 && high <= 1 || low == high ? (0, 1) : (low, high);
    }
}
