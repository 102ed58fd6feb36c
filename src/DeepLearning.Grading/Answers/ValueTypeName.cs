using System.Globalization;

namespace DeepLearning.Grading.Answers;

/// <summary>
/// The names of the types whose values cross between a grader and the process that runs a student's code. A type is named
/// from the outside in, so that no precedence is needed: <c>[1][2]float</c> is an array of <c>float[,]</c>, and
/// <c>(float,int)</c> is a tuple.
/// </summary>
internal static class ValueTypeName
{
    // Exercises take and give nothing like it; a process that student code has taken over may say it.
    private const int LongestName = 200;
    private const int MostDimensions = 9;
    private const int MostTupleItems = 7;

    private static readonly Dictionary<string, Type> Scalars = new(StringComparer.Ordinal)
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

    private static readonly Dictionary<Type, string> ScalarNames = Scalars.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The type's name; null where its values do not cross.</summary>
    public static string? Of(Type type)
    {
        if (ScalarNames.TryGetValue(type, out var name)) return name;
        if (!type.IsArray) return IsTuple(type) ? $"({string.Join(",", type.GetGenericArguments().Select(Of))})" : null;
        var rank = type.GetArrayRank();
        return rank <= MostDimensions && Of(type.GetElementType()!) is { } element
            ? $"[{rank.ToString(CultureInfo.InvariantCulture)}]{element}"
            : null;
    }

    /// <summary>Whether the type is a tuple of types whose values cross.</summary>
    public static bool IsTuple(Type type) =>
        type is { IsGenericType: true, Namespace: "System" } && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)
        && type.GetGenericArguments() is { Length: <= MostTupleItems } items && Array.TrueForAll(items, item => Of(item) is not null);

    /// <summary>The type that <see cref="Of"/> named.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static Type Parse(string name)
    {
        if (name.Length > LongestName) throw new FormatException("a type's name of that length does not cross between processes");
        var at = 0;
        var type = Parse(name, ref at);
        return at == name.Length ? type : throw Unknown(name);
    }

    private static Type Parse(string name, ref int at)
    {
        if (at < name.Length && name[at] == '[') return ParseArray(name, ref at);
        if (at < name.Length && name[at] == '(') return ParseTuple(name, ref at);
        var end = name.AsSpan(at).IndexOfAny(",)");
        var scalar = end < 0 ? name[at..] : name.Substring(at, end);
        at += scalar.Length;
        return Scalars.TryGetValue(scalar, out var type) ? type : throw Unknown(scalar);
    }

    private static Type ParseArray(string name, ref int at)
    {
        if (at + 2 >= name.Length || name[at + 1] is < '1' or > '9' || name[at + 2] != ']') throw Unknown(name);
        var rank = name[at + 1] - '0';
        at += 3;
        var element = Parse(name, ref at);
        return rank == 1 ? element.MakeArrayType() : element.MakeArrayType(rank);
    }

    private static Type ParseTuple(string name, ref int at)
    {
        var items = new List<Type>();
        do
        {
            at++;
            items.Add(Parse(name, ref at));
        }
        while (at < name.Length && name[at] == ',');
        if (at >= name.Length || name[at] != ')' || items.Count > MostTupleItems) throw Unknown(name);
        at++;
        var open = Type.GetType($"System.ValueTuple`{items.Count.ToString(CultureInfo.InvariantCulture)}", throwOnError: true)!;
        return open.MakeGenericType([.. items]);
    }

    private static FormatException Unknown(string name) => new($"`{name}` names no type that crosses between processes");
}
