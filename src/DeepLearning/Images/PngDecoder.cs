using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DeepLearning;

/// <summary>Reads one PNG file chunk by chunk; every error names the file, the place and what is wrong there.</summary>
sealed class PngDecoder(string name)
{
    const long MaxBytes = 1L << 28;
    int width, height, depth, colourType;
    byte[]? palette, transparency;

    public Bitmap Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Png.Signature)) throw Broken("byte 0", "the PNG signature is missing: this is another kind of file");
        using var packed = new MemoryStream();
        var position = Png.Signature.Length;
        for (var ended = false; !ended;)
        {
            var (type, data) = NextChunk(file, position);
            if (position == Png.Signature.Length && type != "IHDR") throw Broken(Invariant($"byte {position}"), $"the first chunk is {type}, not IHDR");
            switch (type)
            {
                case "IHDR": ReadHeader(data); break;
                case "PLTE": palette = data.ToArray(); break;
                case "tRNS": transparency = data.ToArray(); break;
                case "IDAT": packed.Write(data); break;
                case "IEND": ended = true; break;
                default:
                    if (char.IsAsciiLetterUpper(type[0])) throw Broken(Invariant($"byte {position}"), $"the critical chunk '{type}' is unknown");
                    break;
            }

            position += 12 + data.Length;
        }

        packed.Position = 0;
        return ToBitmap(Unpack(packed));
    }

    (string Type, byte[] Data) NextChunk(ReadOnlySpan<byte> file, int position)
    {
        if (file.Length - position < 12) throw Broken(Invariant($"byte {position}"), "the file ends before its IEND chunk: it is truncated");
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[position..]);
        var type = file.Slice(position + 4, 4);
        var text = Encoding.Latin1.GetString(type);
        if (length > file.Length - position - 12) throw Broken(Invariant($"byte {position}"), $"chunk '{text}' of {length} bytes runs past the end of the file: it is truncated");
        var data = file.Slice(position + 8, (int)length);
        var stored = BinaryPrimitives.ReadUInt32BigEndian(file[(position + 8 + (int)length)..]);
        var actual = Crc32.Of(type, data);
        if (stored != actual) throw Broken(Invariant($"byte {position}"), $"chunk '{text}': its checksum is {actual:X8}, the file says {stored:X8}: the file is damaged");
        return (text, data.ToArray());
    }

    void ReadHeader(byte[] data)
    {
        if (data.Length != 13) throw Broken("IHDR", $"{data.Length} bytes instead of 13");
        width = BinaryPrimitives.ReadInt32BigEndian(data);
        height = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(4));
        depth = data[8];
        colourType = data[9];
        if (width < 1 || height < 1) throw Broken("IHDR", Invariant($"a size of {width} × {height}"));
        var valid = colourType switch { 0 => depth is 1 or 2 or 4 or 8 or 16, 3 => depth is 1 or 2 or 4 or 8, 2 or 4 or 6 => depth is 8 or 16, _ => false };
        if (!valid) throw Broken("IHDR", Invariant($"colour type {colourType} with {depth} bits is not in the standard"));
        if (data[12] != 0) throw Broken("IHDR", "the picture is interlaced, which is not read here; save it without interlacing");
        if (height > MaxBytes / (Stride + 1)) throw Broken("IHDR", Invariant($"{width} × {height} pixels are more than the {MaxBytes >> 20} MB that are read here"));
    }

    int Samples => colourType switch { 0 or 3 => 1, 4 => 2, 2 => 3, _ => 4 };

    long Stride => ((long)width * Samples * depth + 7) / 8;

    byte[] Unpack(MemoryStream packed)
    {
        var stride = (int)Stride;
        var pixelBytes = Math.Max(1, Samples * depth / 8);
        var rows = new byte[stride * height];
        var above = new byte[stride];
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            for (var y = 0; y < height; y++)
            {
                var filter = zlib.ReadByte();
                if (filter is < 0 or >= PngFilter.Count) throw Broken(Invariant($"row {y}"), filter < 0 ? "the pixel data ends too early" : Invariant($"filter {filter} does not exist"));
                var row = rows.AsSpan(y * stride, stride);
                zlib.ReadExactly(row);
                PngFilter.Undo(filter, row, above, pixelBytes);
                row.CopyTo(above);
            }
        }
        catch (EndOfStreamException) { throw Broken("IDAT", "the pixel data ends too early"); }
        catch (InvalidDataException error) when (!error.Message.StartsWith(name, StringComparison.Ordinal)) { throw Broken("IDAT", "the compressed data is damaged"); }
        return rows;
    }

    Bitmap ToBitmap(byte[] rows)
    {
        int samples = Samples, stride = (int)Stride;
        var bytes = new byte[width * height * samples];
        // Grey of fewer bits is spread over 0 … 255; palette indices stay as they are.
        var scale = depth >= 8 || colourType == 3 ? 1 : 255 / ((1 << depth) - 1);
        for (var y = 0; y < height; y++)
            for (var i = 0; i < width * samples; i++)
                bytes[y * width * samples + i] = depth switch
                {
                    8 => rows[y * stride + i],
                    16 => rows[y * stride + 2 * i],
                    _ => (byte)((rows[y * stride + i * depth / 8] >> (8 - depth - i * depth % 8) & ((1 << depth) - 1)) * scale),
                };
        return colourType == 3 ? Lookup(bytes) : new Bitmap(width, height, samples, bytes);
    }

    Bitmap Lookup(byte[] indices)
    {
        if (palette is null || palette.Length % 3 != 0) throw Broken("PLTE", "a palette picture without a proper palette");
        var channels = transparency is null ? 3 : 4;
        var pixels = new byte[indices.Length * channels];
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i];
            if (3 * index >= palette.Length) throw Broken("PLTE", Invariant($"pixel {i} uses colour {index} of {palette.Length / 3}"));
            palette.AsSpan(3 * index, 3).CopyTo(pixels.AsSpan(i * channels));
            if (channels == 4) pixels[i * 4 + 3] = index < transparency!.Length ? transparency[index] : (byte)255;
        }

        return new Bitmap(width, height, channels, pixels);
    }

    InvalidDataException Broken(string place, string what) => new($"{name}: {place}: {what}. Fetch or save the picture again as PNG.");
}
