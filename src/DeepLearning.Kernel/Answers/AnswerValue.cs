using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Answers;

/// <summary>
/// Values as JSON, for the way between a grader and the process that runs a student's code. Only what exercises take and
/// give crosses: numbers, words, truth values, tensors, arrays and tuples of these. Numbers keep every bit.
/// </summary>
public static class AnswerValue
{
    const int LongestArray = 64 << 20;

    static readonly Dictionary<string, Type> Scalars = new(StringComparer.Ordinal)
    {
        ["float"] = typeof(float),
        ["double"] = typeof(double),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["byte"] = typeof(byte),
        ["bool"] = typeof(bool),
        ["string"] = typeof(string),
        ["tensor"] = typeof(Tensor),
    };

    static readonly Dictionary<Type, string> ScalarNames = Scalars.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Writes a value; one of any other type is replaced by its type's name, which <see cref="Read"/> gives back as an <see cref="UnknownValue"/>.</summary>
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
        Array array when NameOf(array.GetType().GetElementType()!) is { } element => WriteArray(array, element),
        ITuple tuple when IsTuple(value.GetType()) => new JsonObject
        {
            ["type"] = "tuple",
            ["of"] = NameOf(value.GetType()),
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
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or OverflowException or NullReferenceException or InvalidCastException)
        {
            throw new FormatException($"not a value that crosses between processes: {error.Message}", error);
        }
    }

    static object ReadObject(JsonObject node)
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
            "tuple" => ReadTuple(TypeOf((string)node["of"]!), value.AsArray()),
            "unknown" => new UnknownValue((string)value!),
            var other => throw new FormatException($"values of type {other} do not cross between processes"),
        };
    }

    static JsonObject WriteArray(Array array, string element) => new()
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

    static Array ReadArray(JsonObject node)
    {
        var sizes = Sizes(node["sizes"]);
        var element = TypeOf((string)node["of"]!);
        var array = Array.CreateInstance(element, sizes);
        var value = node["value"]!;
        object?[] items = (string)node["of"]! switch
        {
            "float" => [.. Items<float>(value).Cast<object>()],
            "double" => [.. Items<double>(value).Cast<object>()],
            "int" => [.. Items<int>(value).Cast<object>()],
            _ => [.. value.AsArray().Select(Read)],
        };
        if (items.Length != array.Length) throw new FormatException($"an array of {array.Length} items came with {items.Length}");
        var index = new int[sizes.Length];
        foreach (var item in items)
        {
            array.SetValue(item, index);
            for (var axis = sizes.Length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) index[axis] = 0;
        }
        return array;
    }

    static object ReadTuple(Type type, JsonArray items)
    {
        var arguments = type.GetGenericArguments();
        if (items.Count != arguments.Length) throw new FormatException($"a tuple of {arguments.Length} items came with {items.Count}");
        return Activator.CreateInstance(type, [.. items.Select(Read)])!;
    }

    static bool IsTuple(Type type) =>
        type is { IsGenericType: true, Namespace: "System" } && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)
        && type.GetGenericArguments() is { Length: < 8 } items && Array.TrueForAll(items, item => NameOf(item) is not null);

    // A type is named from the outside in, so that no precedence is needed: [1][2]float is an array of float[,].
    static string? NameOf(Type type)
    {
        if (ScalarNames.TryGetValue(type, out var name)) return name;
        if (type.IsArray) return NameOf(type.GetElementType()!) is { } element ? $"[{type.GetArrayRank().ToString(CultureInfo.InvariantCulture)}]{element}" : null;
        return IsTuple(type) ? $"({string.Join(",", type.GetGenericArguments().Select(NameOf))})" : null;
    }

    static Type TypeOf(string name)
    {
        var at = 0;
        var type = Parse(name, ref at);
        return at == name.Length ? type : throw new FormatException($"`{name}` names no type that crosses between processes");
    }

    static Type Parse(string name, ref int at)
    {
        if (at < name.Length && name[at] == '[')
        {
            var rank = name[at + 1] - '0';
            at += 3;
            var element = Parse(name, ref at);
            return rank == 1 ? element.MakeArrayType() : element.MakeArrayType(rank);
        }
        if (at < name.Length && name[at] == '(')
        {
            var items = new List<Type>();
            do
            {
                at++;
                items.Add(Parse(name, ref at));
            }
            while (at < name.Length && name[at] == ',');
            at++;
            return Type.GetType($"System.ValueTuple`{items.Count.ToString(CultureInfo.InvariantCulture)}", throwOnError: true)!.MakeGenericType([.. items]);
        }
        var end = name.AsSpan(at).IndexOfAny(",)");
        var scalar = end < 0 ? name[at..] : name.Substring(at, end);
        at += scalar.Length;
        return Scalars.TryGetValue(scalar, out var type) ? type : throw new FormatException($"`{scalar}` names no type that crosses between processes");
    }

    static JsonObject Tagged(string type, JsonNode value) => new() { ["type"] = type, ["value"] = value };

    static JsonArray Numbers(IEnumerable<int> values) => new([.. values.Select(value => (JsonNode)value)]);

    static int[] Sizes(JsonNode? node)
    {
        int[] sizes = [.. node!.AsArray().Select(size => (int)size!)];
        var product = sizes.Aggregate(1L, (total, size) => size < 0 || total > LongestArray ? throw new FormatException("an array that large does not cross between processes") : total * size);
        return product <= LongestArray ? sizes : throw new FormatException("an array that large does not cross between processes");
    }

    static JsonValue Flat<T>(Array array) where T : unmanaged
    {
        var items = new T[array.Length];
        Buffer.BlockCopy(array, 0, items, 0, Buffer.ByteLength(array));
        return Bytes<T>(items);
    }

    static JsonValue Bytes<T>(ReadOnlySpan<T> values) where T : unmanaged => JsonValue.Create(Convert.ToBase64String(MemoryMarshal.AsBytes(values)));

    static T[] Items<T>(JsonNode value) where T : unmanaged => MemoryMarshal.Cast<byte, T>(Convert.FromBase64String((string)value!)).ToArray();
}

/// <summary>Stands for a value of a type that does not cross between processes, such as a class of the student's.</summary>
/// <param name="TypeName">The type's short name.</param>
public sealed record UnknownValue(string TypeName)
{
    /// <inheritdoc/>
    public override string ToString() => $"a value of type {TypeName}";
}
