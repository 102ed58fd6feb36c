namespace DeepLearning;

/// <summary>Sound as samples in −1 … 1.</summary>
/// <param name="Samples">Shape: [channels, samples].</param>
/// <param name="SampleRate">Samples a second.</param>
public sealed record Sound(Tensor Samples, int SampleRate);

/// <summary>
/// WAV files: read as 8-, 16-, 24- or 32-bit integers or 32-bit floats, any number of channels; written as 16-bit integers.
/// Source: Microsoft, <i>Multimedia Programming Interface and Data Specifications 1.0</i>.
/// </summary>
public static class Wav
{
    private const ushort Integer = 1, Float = 3, Extensible = 0xFFFE;

    /// <summary>Reads a WAV file.</summary>
    /// <exception cref="InvalidDataException">The file is no WAV file, is damaged or has an unknown format.</exception>
    public static Sound Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Reads a WAV file's bytes.</summary>
    /// <param name="file">The file's content.</param>
    /// <param name="name">What to call it in error messages.</param>
    public static Sound Decode(ReadOnlySpan<byte> file, string name = "sound")
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            throw Broken(name, 0, "it does not begin with RIFF … WAVE");
        ushort format = 0, channels = 0, bits = 0;
        int rate = 0;
        for (int position = 12; position + 8 <= file.Length;)
        {
            var type = file.Slice(position, 4);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(file[(position + 4)..]);
            if (length > file.Length - position - 8)
                throw Broken(name, position, $"a chunk of {length} bytes runs past the end: the file is truncated");
            var data = file.Slice(position + 8, (int)length);
            if (type.SequenceEqual("fmt "u8))
            {
                if (length < 16) throw Broken(name, position, $"the format chunk has {length} bytes instead of 16 or more");
                format = BinaryPrimitives.ReadUInt16LittleEndian(data);
                channels = BinaryPrimitives.ReadUInt16LittleEndian(data[2..]);
                rate = BinaryPrimitives.ReadInt32LittleEndian(data[4..]);
                bits = BinaryPrimitives.ReadUInt16LittleEndian(data[14..]);
                if (format == Extensible && length >= 26) format = BinaryPrimitives.ReadUInt16LittleEndian(data[24..]);
                if (channels == 0 || rate <= 0 || !(format == Integer && bits is 8 or 16 or 24 or 32 || format == Float && bits == 32))
                    throw Broken(name, position,
                        Invariant($"format {format} with {channels} channels of {bits} bits at {rate} Hz is not read here"));
            }
            else if (type.SequenceEqual("data"u8))
            {
                return rate > 0 ? new Sound(Samples(data, format, channels, bits), rate)
                    : throw Broken(name, position, "the samples come before their format");
            }

            // Chunks begin at even places.
            position += 8 + (int)length + (int)(length & 1);
        }

        throw Broken(name, file.Length, "it has no samples");
    }

    /// <summary>Writes a sound with 16 bits a sample; what lies outside −1 … 1 is clipped.</summary>
    public static void Write(string path, Sound sound) => File.WriteAllBytes(path, Encode(sound));

    /// <summary>The bytes of a WAV file with 16 bits a sample.</summary>
    /// <param name="sound">Samples of shape [channels, samples] or [samples].</param>
    public static byte[] Encode(Sound sound)
    {
        Shape shape = sound.Samples.Shape;
        Throw.ArgumentIf(shape.Rank is not (1 or 2),
            $"Wav.Encode: samples are [samples] or [channels, samples], not {shape}.", nameof(sound));
        int channels = shape.Rank == 1 ? 1 : shape[0], count = shape[-1], size = 2 * channels * count;
        var file = new byte[44 + size];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 36 + size);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(20), Integer);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(22), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), sound.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), sound.SampleRate * channels * 2);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(32), (ushort)(channels * 2));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), size);
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < count; i++)
                BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + 2 * (i * channels + c)),
                    (short)Math.Clamp(MathF.Round(sound.Samples.Data[c * count + i] * 32768), -32768, 32767));
        return file;
    }

    private static Tensor Samples(ReadOnlySpan<byte> data, ushort format, int channels, int bits)
    {
        int bytes = bits / 8, count = data.Length / (bytes * channels);
        var samples = new float[channels * count];
        for (int i = 0; i < count; i++)
            for (int c = 0; c < channels; c++)
            {
                var at = data.Slice((i * channels + c) * bytes, bytes);
                samples[c * count + i] = (format, bits) switch
                {
                    (Float, _) => BinaryPrimitives.ReadSingleLittleEndian(at),
                    (_, 8) => (at[0] - 128) / 128f,
                    (_, 16) => BinaryPrimitives.ReadInt16LittleEndian(at) / 32768f,
                    (_, 24) => (at[0] << 8 | at[1] << 16 | at[2] << 24) / 2147483648f,
                    _ => BinaryPrimitives.ReadInt32LittleEndian(at) / 2147483648f,
                };
            }

        return new Tensor(samples, channels, count);
    }

    private static InvalidDataException Broken(string name, int position, string what) =>
        new(Invariant($"{name}: byte {position}: not a readable WAV file: {what}. Fetch or record the sound again."));
}
