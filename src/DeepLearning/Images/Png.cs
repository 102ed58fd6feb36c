namespace DeepLearning;

/// <summary>
/// PNG pictures, read and written. Written: 8 bits a channel, grey, grey with alpha, colour, colour with alpha. Read: these and
/// palettes, bit depths 1, 2, 4, 8 and 16 (the high byte is kept), all five filters; interlaced files are refused.
/// Source: W3C, <i>Portable Network Graphics (PNG) Specification</i>, third edition.
/// </summary>
/// <example><code>
/// var checkers = new Tensor([0, 1, 1, 0], 2, 2);
/// byte[] file = Png.Encode(checkers);
/// Tensor back = Png.Decode(file, "checkers").ToTensor();
/// Console.WriteLine(back.Shape);   // [1, 2, 2]
/// </code></example>
public static class Png
{
    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly byte[] ColourTypes = [0, 4, 2, 6];

    /// <summary>A tensor as a PNG file.</summary>
    /// <param name="image">Shape: [height, width] or [channels, height, width], 1 to 4 channels, values 0 … 1.</param>
    public static byte[] Encode(Tensor image) => Encode(Bitmap.FromTensor(image));

    /// <summary>A bitmap as a PNG file.</summary>
    public static byte[] Encode(Bitmap image)
    {
        Throw.ArgumentIf(
            image.Channels is < 1 or > 4 || image.Width < 1 || image.Height < 1
            || image.Pixels.Length != (long)image.Width * image.Height * image.Channels,
            $"Png.Encode: {image.Pixels.Length} bytes are not {image.Height} × {image.Width} pixels of {image.Channels} channels (1 to " +
            $"4).", nameof(image));
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = ColourTypes[image.Channels - 1];
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(image));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>The picture in a PNG file's bytes.</summary>
    /// <param name="file">The file's content.</param>
    /// <param name="name">What to call it in error messages.</param>
    /// <exception cref="InvalidDataException">The file is no PNG, is damaged or uses a feature that is not read.</exception>
    public static Bitmap Decode(ReadOnlySpan<byte> file, string name = "picture") => new PngDecoder(name).Decode(file);

    /// <summary>Reads a PNG file as a tensor. Shape: [channels, height, width], values 0 … 1.</summary>
    public static Tensor Read(string path) => Decode(File.ReadAllBytes(path), path).ToTensor();

    /// <summary>Writes a tensor as a PNG file.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="image">Shape: [height, width] or [channels, height, width], values 0 … 1.</param>
    public static void Write(string path, Tensor image) => File.WriteAllBytes(path, Encode(image));

    private static byte[] Compress(Bitmap image)
    {
        var stride = image.Width * image.Channels;
        var previous = new byte[stride];
        var best = new byte[stride];
        var trial = new byte[stride];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var y = 0; y < image.Height; y++)
            {
                var row = image.Pixels.AsSpan(y * stride, stride);
                var filter = 0;
                long smallest = long.MaxValue;
                // The specification's own heuristic: the filter whose output, taken as signed bytes, is smallest in sum.
                for (var f = 0; f < PngFilter.Count; f++)
                {
                    PngFilter.Apply(f, row, previous, trial, image.Channels);
                    long sum = 0;
                    foreach (var b in trial) sum += Math.Abs((int)(sbyte)b);
                    if (sum >= smallest) continue;
                    (smallest, filter) = (sum, f);
                    (best, trial) = (trial, best);
                }

                zlib.WriteByte((byte)filter);
                zlib.Write(best);
                row.CopyTo(previous);
            }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, data));
        file.Write(number);
    }
}
