namespace DeepLearning.Notebook;

/// <summary>Pictures made of numbers.</summary>
internal static class Bitmaps
{
    /// <summary>
    /// A whole number of times larger, so that neither side is below <paramref name="least"/>; every pixel stays a square.
    /// </summary>
    public static Bitmap Enlarge(Bitmap small, int least)
    {
        var times = (least + Math.Max(1, Math.Min(small.Width, small.Height)) - 1) / Math.Max(1, Math.Min(small.Width, small.Height));
        times = Math.Min(times, Math.Max(1, 2048 / Math.Max(small.Width, small.Height)));
        if (times <= 1)
            return small;
        var (width, channels) = (small.Width * times, small.Channels);
        var pixels = new byte[width * small.Height * times * channels];
        for (var y = 0; y < small.Height * times; y++)
        {
            for (var x = 0; x < width; x++)
                small.Pixels.AsSpan((y / times * small.Width + x / times) * channels, channels)
                    .CopyTo(pixels.AsSpan((y * width + x) * channels));
        }
        return new Bitmap(width, small.Height * times, channels, pixels);
    }

    /// <summary>A picture whose pixel (column, row from the top) has the colour and opacity given.</summary>
    public static Bitmap Paint(int width, int height, Func<int, int, (byte R, byte G, byte B, byte A)> at)
    {
        var pixels = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var i = (y * width + x) * 4;
                (pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]) = at(x, y);
            }
        }
        return new Bitmap(width, height, 4, pixels);
    }

    /// <summary>A matrix in colours; what is not finite is transparent.</summary>
    public static Bitmap Heat(Grid z, ColorScale scale, double from, double to, bool firstRowOnTop) => Paint(z.Columns, z.Rows, (x, y) =>
    {
        var number = z[firstRowOnTop ? y : z.Rows - 1 - y, x];
        if (!double.IsFinite(number))
            return default;
        var (r, g, b) = scale.At(to > from ? (number - from) / (to - from) : 0.5);
        return (r, g, b, 255);
    });
}
