using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>Writes types as C# does: <c>List&lt;int&gt;</c>, <c>float[,]</c>, <c>int?</c>, <c>(int, string)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CSharpTypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    private enum Form
    {
        Short,
        Nested,
        Qualified,
    }

    /// <summary>The type's own name, for people, without the types that it is nested in.</summary>
    public static string Short(Type type) => Write(type, Form.Short);

    /// <summary>The name with the types that it is nested in, for people.</summary>
    public static string Of(Type type) => Write(type, Form.Nested);

    /// <summary>The full name, for a compiler. A type of a cell keeps its short name, by which later cells know it.</summary>
    public static string Qualified(Type type) => Write(type, Form.Qualified);

    private static string Write(Type type, Form form)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef || type.IsPointer)
            return Write(type.GetElementType()!, form) + (type.IsPointer ? "*" : "");
        if (type.IsArray)
        {
            // int[][,] is an array of int[,]: the outer brackets come first.
            var brackets = new StringBuilder();
            var element = type;
            for (; element.IsArray; element = element.GetElementType()!)
                brackets.Append('[').Append(',', element.GetArrayRank() - 1).Append(']');
            return Write(element, form) + brackets;
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Write(underlying, form) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        if (form != Form.Qualified && ItemsOfTuple(type) is { Count: > 1 } items)
            return $"({string.Join(", ", items.Select(item => Write(item, form)))})";
        return WriteNamed(type, form);
    }

    // The eighth type of a long tuple is a tuple of the rest.
    private static List<Type>? ItemsOfTuple(Type type)
    {
        if (!type.IsConstructedGenericType || type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) != true)
            return null;
        var items = type.GetGenericArguments();
        return items.Length == 8 && ItemsOfTuple(items[7]) is { } rest ? [.. items[..7], .. rest] : [.. items];
    }

    private static string WriteNamed(Type type, Form form)
    {
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var chain = new Stack<Type>();
        for (var current = type; current is not null && !IsCell(current); current = current.DeclaringType)
            chain.Push(current);
        var name = new StringBuilder();
        if (form == Form.Qualified && type.Namespace is { Length: > 0 } space)
            name.Append("global::").Append(space).Append('.');
        foreach (var part in chain)
        {
            var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            var own = tick < 0 ? 0 : int.Parse(part.Name.AsSpan(tick + 1), CultureInfo.InvariantCulture);
            var written = Enumerable.Range(0, own).Select(_ => Write(arguments.Dequeue(), form)).ToList();
            if (form == Form.Short && part != type)
                continue;
            name.Append(tick < 0 ? part.Name : part.Name[..tick]);
            if (own > 0)
                name.Append('<').AppendJoin(", ", written).Append('>');
            if (part != type)
                name.Append('.');
        }
        return name.ToString();
    }

    // The class that the compiler wraps around a cell has a name that no source can contain.
    private static bool IsCell(Type type) => type.Name.Contains('#', StringComparison.Ordinal);
}
