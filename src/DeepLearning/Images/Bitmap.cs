namespace DeepLearning;

/// <summary>Pixels as bytes, row by row from the top left, the channels of a pixel side by side.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Number of rows.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 red green blue, 4 with alpha.</param>
/// <param name="Pixels">Height × width × channels bytes.</param>
public sealed record Bitmap(int Width, int Height, int Channels, byte[] Pixels)
{
    /// <summary>The picture as a tensor. Shape: [channels, height, width], values 0 … 1.</summary>
    public Tensor ToTensor()
    {
        var plane = Width * Height;
        var data = new float[Channels * plane];
        for (var i = 0; i < plane; i++)
            for (var c = 0; c < Channels; c++) data[c * plane + i] = Pixels[i * Channels + c] / 255f;
        return new Tensor(data, Channels, Height, Width);
    }

    /// <summary>The bytes of a picture: 0 becomes 0 and 1 becomes 255; what lies outside is clipped, NaN becomes 0.</summary>
    /// <param name="image">Shape: [height, width] (grey) or [channels, height, width] with 1 to 4 channels.</param>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public static Bitmap FromTensor(Tensor image)
    {
        var shape = image.Shape;
        Throw.ArgumentIf(shape.Rank is not (2 or 3) || shape.Rank == 3 && shape[0] is < 1 or > 4 || shape[-1] == 0 || shape[-2] == 0,
            $"Bitmap: a picture is [height, width] or [channels, height, width] with 1 to 4 channels and at least one pixel, not " +
            $"{shape}. Take one picture of a batch with images[i].", nameof(image));
        int height = shape[-2], width = shape[-1], channels = shape.Rank == 2 ? 1 : shape[0], plane = width * height;
        var data = image.Data;
        var pixels = new byte[plane * channels];
        for (var c = 0; c < channels; c++)
            for (var i = 0; i < plane; i++) pixels[i * channels + c] =
                (byte)(Math.Clamp(float.IsNaN(data[c * plane + i]) ? 0 : data[c * plane + i], 0, 1) * 255 + 0.5f);
        return new Bitmap(width, height, channels, pixels);
    }
}
