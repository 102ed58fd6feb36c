using System.Globalization;
using System.Runtime.CompilerServices;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>The values that exercises take and give: numbers, text, tensors, arrays, and tuples of these.</summary>
internal static class Values
{
    private const int Shown = 8;

    /// <summary>A copy that shares nothing with the original.</summary>
    public static object? Copy(object? value) => value switch
    {
        Tensor tensor => new Tensor(tensor.ToArray(), [.. tensor.Shape]),
        Array array => CopyArray(array),
        _ => value,
    };

    /// <summary>Whether two values are the same, bit for bit.</summary>
    public static bool Same(object? left, object? right) =>
        TypeAndShape(left) == TypeAndShape(right) && Leaves(left).SequenceEqual(Leaves(right));

    /// <summary>The kind of a value, with its sizes: <c>float[3]</c>, <c>Tensor [2, 3]</c>, <c>(int, string)</c>.</summary>
    public static string TypeAndShape(object? value) => value switch
    {
        null => "nothing (null)",
        Tensor tensor => $"Tensor {tensor.Shape}",
        Array array when array.GetType().GetElementType()!.IsArray =>
            string.Create(CultureInfo.InvariantCulture,
                $"{CSharpTypeName.Short(array.GetType().GetElementType()!)}[{array.Length}] of "
                    + $"{string.Join(", ", array.Cast<object?>().Select(TypeAndShape).Distinct())}"),
        Array array => $"{CSharpTypeName.Short(array.GetType().GetElementType()!)}[{string.Join(", ", Sizes(array))}]",
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => TypeAndShape(tuple[i])))})",
        _ => CSharpTypeName.Short(value.GetType()),
    };

    /// <summary>Everything in a value, in order.</summary>
    public static IEnumerable<Leaf> Leaves(object? value, string path = "")
    {
        switch (value)
        {
            case Tensor tensor:
                var data = tensor.ToArray();
                int[] shape = [.. tensor.Shape];
                return data.Select((number, i) => new Leaf(path + Index(i, shape), number));
            case Array array:
                var sizes = Sizes(array);
                return array.Cast<object?>().SelectMany((item, i) => Leaves(item, path + Index(i, sizes)));
            case ITuple tuple:
                var before = path.Length > 0 ? $"{path}, part " : "part ";
                return Enumerable.Range(0, tuple.Length)
                    .SelectMany(i => Leaves(tuple[i], before + (i + 1).ToString(CultureInfo.InvariantCulture)));
            default:
                return [new Leaf(path, value)];
        }
    }

    /// <summary>A number with so many significant digits, and, as long as that is readable, without powers of ten.</summary>
    public static string Rounded(double value, int digits)
    {
        var text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Abs(value) is >= 1e-9 and < 1e9
            ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A value in one short line.</summary>
    public static string Describe(object? value)
    {
        switch (value)
        {
            case null: return "null";
            case string text: return $"\"{(text.Length > 60 ? text[..59] + "…" : text)}\"";
            case bool truth: return truth ? "true" : "false";
            case Tensor { Rank: 0 } scalar: return Describe(scalar.Item());
            case Tensor tensor: return $"Tensor {tensor.Shape} {Describe(tensor.ToArray(), [.. tensor.Shape])}";
            case Array array: return Describe([.. array.Cast<object?>()], Sizes(array));
            case ITuple tuple: return $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Describe(tuple[i])))})";
            case IFormattable number: return number.ToString(value is float or double ? "G6" : null, CultureInfo.InvariantCulture);
            default: return value.ToString() ?? "";
        }
    }

    private static string Describe<T>(T[] items, int[] sizes)
    {
        if (sizes.Length > 1 && items.Length <= 2 * Shown)
        {
            var row = items.Length / Math.Max(1, sizes[0]);
            var rows = Enumerable.Range(0, sizes[0]).Select(i => Describe(items[(i * row)..((i + 1) * row)], sizes[1..]));
            return $"[{string.Join(", ", rows)}]";
        }

        var shown = string.Join(", ", items.Take(Shown).Select(item => Describe((object?)item)));
        return items.Length <= Shown ? $"[{shown}]" : $"[{shown}, …] ({items.Length.ToString(CultureInfo.InvariantCulture)} values)";
    }

    private static int[] Sizes(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];

    private static string Index(int position, int[] shape)
    {
        if (shape.Length == 0) return "";
        var index = new int[shape.Length];
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            index[axis] = position % shape[axis];
            position /= shape[axis];
        }

        return $"[{string.Join(", ", index)}]";
    }

    private static Array CopyArray(Array array)
    {
        var copy = (Array)array.Clone();
        if (array.GetType().GetElementType()!.IsArray)
            for (var i = 0; i < array.Length; i++) copy.SetValue(Copy(array.GetValue(i)), i);
        return copy;
    }
}
