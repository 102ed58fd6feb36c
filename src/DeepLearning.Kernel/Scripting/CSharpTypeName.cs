using System.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Writes types as C# does: <c>List&lt;int&gt;</c>, <c>float[,]</c>, <c>int?</c>.</summary>
static class CSharpTypeName
{
    static readonly Dictionary<Type, string> Keywords = new()
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

    /// <summary>The short name, for people.</summary>
    public static string Of(Type type) => Write(type, qualified: false);

    /// <summary>The full name, for a compiler. A type of a cell keeps its short name, by which later cells know it.</summary>
    public static string Qualified(Type type) => Write(type, qualified: true);

    static string Write(Type type, bool qualified)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef || type.IsPointer)
            return Write(type.GetElementType()!, qualified) + (type.IsPointer ? "*" : "");
        if (type.IsArray)
        {
            // int[][,] is an array of int[,]: the outer brackets come first.
            var brackets = new StringBuilder();
            var element = type;
            for (; element.IsArray; element = element.GetElementType()!)
                brackets.Append('[').Append(',', element.GetArrayRank() - 1).Append(']');
            return Write(element, qualified) + brackets;
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Write(underlying, qualified) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        return WriteNamed(type, qualified);
    }

    static string WriteNamed(Type type, bool qualified)
    {
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var chain = new Stack<Type>();
        for (var current = type; current is not null && !IsCell(current); current = current.DeclaringType)
            chain.Push(current);
        var name = new StringBuilder();
        if (qualified && type.Namespace is { Length: > 0 } space)
            name.Append("global::").Append(space).Append('.');
        var first = true;
        foreach (var part in chain)
        {
            if (!first)
                name.Append('.');
            first = false;
            var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            name.Append(tick < 0 ? part.Name : part.Name[..tick]);
            if (tick < 0)
                continue;
            var own = int.Parse(part.Name.AsSpan(tick + 1), System.Globalization.CultureInfo.InvariantCulture);
            name.Append('<').AppendJoin(", ", Enumerable.Range(0, own).Select(_ => Write(arguments.Dequeue(), qualified))).Append('>');
        }
        return name.ToString();
    }

    static bool IsCell(Type type) => type.Name == SubmissionCompiler.CellClass;
}
