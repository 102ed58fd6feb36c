using System.Text.Json;

namespace DeepLearning;

/// <summary>One tensor of a safetensors file: offsets count from the first byte after the header.</summary>
internal readonly record struct SafetensorsEntry(string Name, string Type, int ItemSize, Shape Shape, long Start, long End);

/// <summary>The checked header of a safetensors file: every entry lies inside the file, none overlaps another, none is left over.</summary>
internal sealed class SafetensorsHeader
{
    private readonly string _file;

    private SafetensorsHeader(string file) => _file = file;

    public List<SafetensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public int DataStart { get; private set; }

    public static SafetensorsHeader Parse(ReadOnlySpan<byte> bytes, string file)
    {
        var header = new SafetensorsHeader(file);
        if (bytes.Length < 8) throw header.Broken($"the file has {bytes.Length} bytes, the header's length alone takes 8");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > (ulong)(bytes.Length - 8))
            throw header.Broken(
                Invariant($"the header claims {length} bytes, the file has {bytes.Length - 8} left: it is truncated or not a ") +
                Invariant($"safetensors file"));
        header.DataStart = 8 + (int)length;
        header.ReadJson(bytes.Slice(8, (int)length).ToArray());
        header.CheckPlaces(bytes.Length - header.DataStart);
        return header;
    }

    private void ReadJson(byte[] json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            throw Broken($"the header is not valid JSON ({error.Message})");
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Broken("the header is not a JSON object");
            foreach (var property in document.RootElement.EnumerateObject())
                if (property.Name == "__metadata__") ReadMetadata(property.Value);
                else Entries.Add(ReadEntry(property.Name, property.Value));
        }
    }

    private void ReadMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object) throw Broken("'__metadata__' is not an object");
        foreach (var property in metadata.EnumerateObject())
            Metadata[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()!
                : throw Broken($"'__metadata__.{property.Name}' is not text");
    }

    private SafetensorsEntry ReadEntry(string name, JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("dtype", out var type)
            || type.ValueKind != JsonValueKind.String
            || !entry.TryGetProperty("shape", out var shape) || shape.ValueKind != JsonValueKind.Array
            || !entry.TryGetProperty("data_offsets", out var offsets) || offsets.ValueKind != JsonValueKind.Array
            || offsets.GetArrayLength() != 2)
            throw Broken($"tensor '{name}' needs dtype, shape and two data_offsets");
        int itemSize = type.GetString() switch
        {
            "F64" or "I64" => 8,
            "F32" or "I32" => 4,
            "F16" or "BF16" or "I16" => 2,
            "I8" or "U8" or "BOOL" => 1,
            var other => throw Broken($"tensor '{name}' has type '{other}'; read are F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL"),
        };
        int[] sizes = [.. shape.EnumerateArray().Select(s => s.ValueKind == JsonValueKind.Number && s.TryGetInt32(out int n) && n >= 0 ? n
            : throw Broken($"tensor '{name}' has the size {s.GetRawText()} in its shape"))];
        long count = 1;
        foreach (int size in sizes) count = size == 0 || count == 0 ? 0 : count > int.MaxValue / size
            ? throw Broken($"tensor '{name}' of shape [{string.Join(", ", sizes)}] is larger than any file") : count * size;
        long start = Offset(offsets[0], name), end = Offset(offsets[1], name);
        if (end < start) throw Broken(Invariant($"tensor '{name}' ends at {end}, before its start {start}"));
        if (end - start != count * itemSize)
            throw Broken(
                Invariant($"tensor '{name}' of shape [{string.Join(", ", sizes)}] needs {count * itemSize} bytes, its offsets ") +
                Invariant($"span {end - start}"));
        return new SafetensorsEntry(name, type.GetString()!, itemSize, sizes, start, end);
    }

    private long Offset(JsonElement offset, string name) =>
        offset.ValueKind == JsonValueKind.Number && offset.TryGetInt64(out long value) && value >= 0
        ? value : throw Broken($"tensor '{name}' has the offset {offset.GetRawText()}");

    private void CheckPlaces(long dataLength)
    {
        long position = 0;
        string before = "the header";
        foreach (var entry in Entries.OrderBy(e => e.Start).ThenBy(e => e.End))
        {
            if (entry.End > dataLength)
                throw Broken(
                    Invariant($"tensor '{entry.Name}' ends at byte {entry.End} of {dataLength}: the file is truncated or the ") +
                    Invariant($"offset is wrong"));
            if (entry.Start < position) throw Broken($"tensor '{entry.Name}' overlaps '{before}'");
            if (entry.Start > position)
                throw Broken(Invariant($"{entry.Start - position} bytes between '{before}' and '{entry.Name}' belong to no tensor"));
            (position, before) = (entry.End, entry.Name);
        }

        if (position != dataLength) throw Broken(Invariant($"{dataLength - position} bytes after '{before}' belong to no tensor"));
    }

    private InvalidDataException Broken(string what) => new($"{_file}: not a readable safetensors file: {what}. Save or fetch it again.");
}
