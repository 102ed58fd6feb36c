using System.Text.Json;

namespace DeepLearning;

/// <summary>
/// Named tensors in a file that PyTorch and others read and write: eight bytes with the header's length, a JSON header that
/// gives each tensor's type, shape and place, then the values, little-endian. Nothing in a file is ever executed.
/// Source: Hugging Face, <i>Safetensors format</i>.
/// </summary>
/// <example><code>
/// byte[] file = Safetensors.Write(new Dictionary&lt;string, Tensor&gt; { ["weight"] = Tensor.From(1, 2, 3) });
/// Console.WriteLine(Safetensors.Read(file, "memory")["weight"]);
/// </code></example>
public static class Safetensors
{
    private const string MetadataKey = "__metadata__";

    /// <summary>Writes tensors as float32. The file appears whole or not at all: it is written beside its place and renamed.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Free text by key, kept in the header.</param>
    public static void Write(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, Write(tensors, metadata));

    /// <summary>The bytes of a file with these tensors, as float32, in the dictionary's order.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        byte[] header = Header(tensors, metadata);
        // Readers map the values in place, so the header is padded until they begin at a multiple of eight.
        int padded = (header.Length + 7) / 8 * 8;
        long total = 8L + padded + tensors.Values.Sum(t => 4L * t.Length);
        Throw.ArgumentIf(total > Array.MaxLength,
            $"Safetensors.Write: {total} bytes are more than one file holds here; write the tensors to several files.", nameof(tensors));
        var file = new byte[total];
        BinaryPrimitives.WriteInt64LittleEndian(file, padded);
        header.CopyTo(file, 8);
        file.AsSpan(8 + header.Length, padded - header.Length).Fill((byte)' ');
        int position = 8 + padded;
        foreach (Tensor tensor in tensors.Values)
            foreach (float value in tensor.Data)
            {
                BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(position), value);
                position += 4;
            }

        return file;
    }

    /// <summary>Reads every tensor of a file as float32, whatever its type there.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or hostile; the message names the tensor and what is wrong.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: no such file. Check the path of the weights.", path);
        if (new FileInfo(path).Length > Array.MaxLength)
            throw new InvalidDataException($"{path}: larger than 2 GB, which is not read here; split it.");
        return Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads every tensor from a file's bytes.</summary>
    /// <param name="file">The file's content.</param>
    /// <param name="name">What to call it in error messages.</param>
    public static Dictionary<string, Tensor> Read(ReadOnlySpan<byte> file, string name)
    {
        var header = SafetensorsHeader.Parse(file, name);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
            tensors.Add(entry.Name, new Tensor(
                Convert(file.Slice(header.DataStart + (int)entry.Start, (int)(entry.End - entry.Start)), entry, name), entry.Shape));
        return tensors;
    }

    /// <summary>The free text that a file's header carries.</summary>
    public static IReadOnlyDictionary<string, string> ReadMetadata(ReadOnlySpan<byte> file, string name) =>
        SafetensorsHeader.Parse(file, name).Metadata;

    private static byte[] Header(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(MetadataKey);
                foreach (var (key, value) in metadata) json.WriteString(key, value);
                json.WriteEndObject();
            }

            long offset = 0;
            foreach (var (key, tensor) in tensors)
            {
                Throw.ArgumentIf(key == MetadataKey, $"Safetensors.Write: a tensor cannot be named '{MetadataKey}'.", nameof(tensors));
                json.WriteStartObject(key);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (int size in tensor.Shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += 4L * tensor.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static float[] Convert(ReadOnlySpan<byte> bytes, SafetensorsEntry entry, string name)
    {
        var values = new float[bytes.Length / entry.ItemSize];
        for (int i = 0; i < values.Length; i++)
        {
            var item = bytes.Slice(i * entry.ItemSize, entry.ItemSize);
            values[i] = entry.Type switch
            {
                "F32" => BinaryPrimitives.ReadSingleLittleEndian(item),
                "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(item),
                "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(item),
                "BF16" => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(item) << 16),
                "BOOL" or "U8" => item[0],
                "I8" => (sbyte)item[0],
                "I16" => BinaryPrimitives.ReadInt16LittleEndian(item),
                "I32" => Exact(BinaryPrimitives.ReadInt32LittleEndian(item), entry, name),
                _ => Exact(BinaryPrimitives.ReadInt64LittleEndian(item), entry, name),
            };
        }

        return values;
    }

    private static float Exact(long value, SafetensorsEntry entry, string name) => Math.Abs((decimal)value) <= 1 << 24 ? value
        : throw new InvalidDataException(
            Invariant($"{name}: tensor '{entry.Name}': the integer {value} is beyond 2^24 and would be rounded as float32."));
}
