namespace DeepLearning;

/// <summary>Reads one PNG file chunk by chunk; every error names the file, the place and what is wrong there.</summary>
internal sealed class PngDecoder(string name)
{
    private const long MaxBytes = 1L << 28;
    private int _width, _height, _depth, _colourType;
    private byte[]? _palette, _transparency;

    public Bitmap Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Png.Signature)) throw Broken("byte 0", "the PNG signature is missing: this is another kind of file");
        using var packed = new MemoryStream();
        var position = Png.Signature.Length;
        for (var ended = false; !ended;)
        {
            var (type, data) = NextChunk(file, position);
            if (position == Png.Signature.Length && type != "IHDR")
                throw Broken(Invariant($"byte {position}"), $"the first chunk is {type}, not IHDR");
            switch (type)
            {
                case "IHDR": ReadHeader(data); break;
                case "PLTE": _palette = data.ToArray(); break;
                case "tRNS": _transparency = data.ToArray(); break;
                case "IDAT": packed.Write(data); break;
                case "IEND": ended = true; break;
                default:
                    if (char.IsAsciiLetterUpper(type[0]))
                        throw Broken(Invariant($"byte {position}"), $"the critical chunk '{type}' is unknown");
                    break;
            }

            position += 12 + data.Length;
        }

        packed.Position = 0;
        return ToBitmap(Unpack(packed));
    }

    private (string Type, byte[] Data) NextChunk(ReadOnlySpan<byte> file, int position)
    {
        if (file.Length - position < 12)
            throw Broken(Invariant($"byte {position}"), "the file ends before its IEND chunk: it is truncated");
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[position..]);
        var type = file.Slice(position + 4, 4);
        var text = Encoding.Latin1.GetString(type);
        if (length > file.Length - position - 12)
            throw Broken(Invariant($"byte {position}"), $"chunk '{text}' of {length} bytes runs past the end of the file: it is truncated");
        var data = file.Slice(position + 8, (int)length);
        var stored = BinaryPrimitives.ReadUInt32BigEndian(file[(position + 8 + (int)length)..]);
        var actual = Crc32.Of(type, data);
        if (stored != actual)
            throw Broken(Invariant($"byte {position}"),
                $"chunk '{text}': its checksum is {actual:X8}, the file says {stored:X8}: the file is damaged");
        return (text, data.ToArray());
    }

    private void ReadHeader(byte[] data)
    {
        if (data.Length != 13) throw Broken("IHDR", $"{data.Length} bytes instead of 13");
        _width = BinaryPrimitives.ReadInt32BigEndian(data);
        _height = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(4));
        _depth = data[8];
        _colourType = data[9];
        if (_width < 1 || _height < 1) throw Broken("IHDR", Invariant($"a size of {_width} × {_height}"));
        var valid = _colourType switch
        {
            0 => _depth is 1 or 2 or 4 or 8 or 16,
            3 => _depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => _depth is 8 or 16,
            _ => false
        };
        if (!valid) throw Broken("IHDR", Invariant($"colour type {_colourType} with {_depth} bits is not in the standard"));
        if (data[12] != 0) throw Broken("IHDR", "the picture is interlaced, which is not read here; save it without interlacing");
        if (_height > MaxBytes / (Stride + 1))
            throw Broken("IHDR", Invariant($"{_width} × {_height} pixels are more than the {MaxBytes >> 20} MB that are read here"));
    }

    private int Samples => _colourType switch { 0 or 3 => 1, 4 => 2, 2 => 3, _ => 4 };

    private long Stride => ((long)_width * Samples * _depth + 7) / 8;

    private byte[] Unpack(MemoryStream packed)
    {
        var stride = (int)Stride;
        var pixelBytes = Math.Max(1, Samples * _depth / 8);
        var rows = new byte[stride * _height];
        var above = new byte[stride];
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            for (var y = 0; y < _height; y++)
            {
                var filter = zlib.ReadByte();
                if (filter is < 0 or >= PngFilter.Count)
                    throw Broken(
                        Invariant($"row {y}"), filter < 0 ? "the pixel data ends too early" : Invariant($"filter {filter} does not exist"));
                var row = rows.AsSpan(y * stride, stride);
                zlib.ReadExactly(row);
                PngFilter.Undo(filter, row, above, pixelBytes);
                row.CopyTo(above);
            }
        }
        catch (EndOfStreamException) { throw Broken("IDAT", "the pixel data ends too early"); }
        catch (InvalidDataException error) when (!error.Message.StartsWith(name, StringComparison.Ordinal))
        {
            throw Broken("IDAT", "the compressed data is damaged");
        }
        return rows;
    }

    private Bitmap ToBitmap(byte[] rows)
    {
        int samples = Samples, stride = (int)Stride;
        var bytes = new byte[_width * _height * samples];
        // Grey of fewer bits is spread over 0 … 255; palette indices stay as they are.
        var scale = _depth >= 8 || _colourType == 3 ? 1 : 255 / ((1 << _depth) - 1);
        for (var y = 0; y < _height; y++)
            for (var i = 0; i < _width * samples; i++)
                bytes[y * _width * samples + i] = _depth switch
                {
                    8 => rows[y * stride + i],
                    16 => rows[y * stride + 2 * i],
                    _ => (byte)((rows[y * stride + i * _depth / 8] >> (8 - _depth - i * _depth % 8) & ((1 << _depth) - 1)) * scale),
                };
        return _colourType == 3 ? Lookup(bytes) : new Bitmap(_width, _height, samples, bytes);
    }

    private Bitmap Lookup(byte[] indices)
    {
        if (_palette is null || _palette.Length % 3 != 0) throw Broken("PLTE", "a palette picture without a proper palette");
        var channels = _transparency is null ? 3 : 4;
        var pixels = new byte[indices.Length * channels];
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i];
            if (3 * index >= _palette.Length) throw Broken("PLTE", Invariant($"pixel {i} uses colour {index} of {_palette.Length / 3}"));
            _palette.AsSpan(3 * index, 3).CopyTo(pixels.AsSpan(i * channels));
            if (channels == 4) pixels[i * 4 + 3] = index < _transparency!.Length ? _transparency[index] : (byte)255;
        }

        return new Bitmap(_width, _height, channels, pixels);
    }

    private InvalidDataException Broken(string place, string what) =>
        new($"{name}: {place}: {what}. Fetch or save the picture again as PNG.");
}
