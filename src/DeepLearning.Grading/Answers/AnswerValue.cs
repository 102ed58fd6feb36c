using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace DeepLearning.Grading.Answers;

/// <summary>
/// Values as JSON, for the way between a grader and the process that runs a student's code. Only what exercises take and
/// give crosses: numbers, words, truth values, tensors, arrays and tuples of these. Numbers keep every bit.
/// </summary>
internal static class AnswerValue
{
    private const int LongestArray = 64 << 20;

    /// <summary>
    /// Writes a value; one of any other type is replaced by its type's name, which <see cref="Read"/> gives back as an
    /// <see cref="UnknownValue"/>.
    /// </summary>
    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => Tagged("string", text),
        bool truth => Tagged("bool", truth),
        Tensor tensor => new JsonObject { ["type"] = "tensor", ["shape"] = Numbers(tensor.Shape), ["value"] = Bytes<float>(tensor.Data) },
        float number => Tagged("float", Bytes<float>([number])),
        double number => Tagged("double", Bytes<double>([number])),
        int number => Tagged("int", number),
        long number => Tagged("long", number),
        byte number => Tagged("byte", number),
        Array array when ValueTypeName.Of(array.GetType().GetElementType()!) is { } element => WriteArray(array, element),
        ITuple tuple when ValueTypeName.IsTuple(value.GetType()) => new JsonObject
        {
            ["type"] = "tuple",
            ["of"] = ValueTypeName.Of(value.GetType()),
            ["value"] = new JsonArray([.. Enumerable.Range(0, tuple.Length).Select(i => Write(tuple[i]))]),
        },
        _ => Tagged("unknown", value.GetType().Name),
    };

    /// <summary>Reads a value written by <see cref="Write"/>.</summary>
    /// <exception cref="FormatException">It is not such a value.</exception>
    public static object? Read(JsonNode? node)
    {
        if (node is null) return null;
        try
        {
            return ReadObject(node.AsObject());
        }
        // The many ways in which JSON can be of another form than the value that it should be.
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or OverflowException
            or NullReferenceException or InvalidCastException or IndexOutOfRangeException or TypeLoadException or MissingMethodException)
        {
            throw new FormatException($"not a value that crosses between processes: {error.Message}", error);
        }
    }

    private static object ReadObject(JsonObject node)
    {
        var value = node["value"]!;
        return (string?)node["type"] switch
        {
            "string" => (string)value!,
            "bool" => (bool)value,
            "int" => (int)value,
            "long" => (long)value,
            "byte" => (byte)value,
            "float" => Items<float>(value)[0],
            "double" => Items<double>(value)[0],
            "tensor" => new Tensor(Items<float>(value), Sizes(node["shape"])),
            "array" => ReadArray(node),
            "tuple" => ReadTuple(ValueTypeName.Parse((string)node["of"]!), value.AsArray()),
            "unknown" => new UnknownValue((string)value!),
            var other => throw new FormatException($"values of type {other} do not cross between processes"),
        };
    }

    private static JsonObject WriteArray(Array array, string element) => new()
    {
        ["type"] = "array",
        ["of"] = element,
        ["sizes"] = Numbers(Enumerable.Range(0, array.Rank).Select(array.GetLength)),
        ["value"] = element switch
        {
            "float" => Flat<float>(array),
            "double" => Flat<double>(array),
            "int" => Flat<int>(array),
            _ => new JsonArray([.. array.Cast<object?>().Select(Write)]),
        },
    };

    private static Array ReadArray(JsonObject node)
    {
        var sizes = Sizes(node["sizes"]);
        var name = (string)node["of"]!;
        var element = ValueTypeName.Parse(name);
        return name is "float" or "double" or "int"
            ? ReadNumbers(element, sizes, Convert.FromBase64String((string)node["value"]!))
            : ReadItems(element, sizes, [.. node["value"]!.AsArray().Select(Read)]);
    }

    private static Array ReadNumbers(Type element, int[] sizes, byte[] bytes)
    {
        CheckCount(sizes, bytes.Length / (element == typeof(double) ? sizeof(double) : sizeof(float)));
        var array = Array.CreateInstance(element, sizes);
        Buffer.BlockCopy(bytes, 0, array, 0, Buffer.ByteLength(array));
        return array;
    }

    private static Array ReadItems(Type element, int[] sizes, object?[] items)
    {
        CheckCount(sizes, items.Length);
        if (element.IsValueType && items.Contains(null)) throw new FormatException("an array of numbers came without one of them");
        var array = Array.CreateInstance(element, sizes);
        var index = new int[sizes.Length];
        foreach (var item in items)
        {
            array.SetValue(item, index);
            for (var axis = sizes.Length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) index[axis] = 0;
        }
        return array;
    }

    // Memory is taken only for what has come.
    private static void CheckCount(int[] sizes, int count)
    {
        var length = sizes.Aggregate(1L, (total, size) => total * size);
        if (length != count) throw new FormatException(FormattableString.Invariant($"an array of {length} items came with {count}"));
    }

    private static object ReadTuple(Type type, JsonArray items)
    {
        var arguments = type.GetGenericArguments();
        if (!ValueTypeName.IsTuple(type)) throw new FormatException("a tuple came with the name of another type");
        if (items.Count != arguments.Length) throw new FormatException($"a tuple of {arguments.Length} items came with {items.Count}");
        return Activator.CreateInstance(type, [.. items.Select(Read)])!;
    }

    private static JsonObject Tagged(string type, JsonNode value) => new() { ["type"] = type, ["value"] = value };

    private static JsonArray Numbers(IEnumerable<int> values) => new([.. values.Select(value => (JsonNode)value)]);

    private static int[] Sizes(JsonNode? node)
    {
        int[] sizes = [.. node!.AsArray().Select(size => (int)size!)];
        var product = sizes.Aggregate(1L, (total, size) => size < 0 || total > LongestArray ? throw TooLarge() : total * size);
        return product <= LongestArray ? sizes : throw TooLarge();
    }

    private static JsonValue Flat<T>(Array array) where T : unmanaged
    {
        var items = new T[array.Length];
        Buffer.BlockCopy(array, 0, items, 0, Buffer.ByteLength(array));
        return Bytes<T>(items);
    }

    private static FormatException TooLarge() => new("an array that large does not cross between processes");

    private static JsonValue Bytes<T>(ReadOnlySpan<T> values) where T : unmanaged =>
        JsonValue.Create(Convert.ToBase64String(MemoryMarshal.AsBytes(values)));

    private static T[] Items<T>(JsonNode value) where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(Convert.FromBase64String((string)value!)).ToArray();
}

/// <summary>Stands for a value of a type that does not cross between processes, such as a class of the student's.</summary>
/// <param name="TypeName">The type's short name.</param>
internal sealed record UnknownValue(string TypeName)
{
    /// <inheritdoc/>
    public override string ToString() => $"a value of type {TypeName}";
}
