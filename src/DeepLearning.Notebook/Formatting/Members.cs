using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeepLearning.Notebook;

/// <summary>What a value shows of itself: its public properties and fields, or its own <c>ToString</c>.</summary>
static class Members
{
    /// <summary>The public properties and fields with their values, in the order of declaration.</summary>
    public static List<(string Name, object? Value)> Of(object value)
    {
        var type = value.GetType();
        var members = new List<(string, object?)>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
                members.Add((property.Name, Read(() => property.GetValue(value))));
        }
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
            members.Add((field.Name, Read(() => field.GetValue(value))));
        return members;
    }

    /// <summary>Whether the type says itself how it reads, other than by the text that a compiler wrote for it.</summary>
    public static bool HasOwnText(Type type)
    {
        var declared = type.GetMethod(nameof(ToString), Type.EmptyTypes);
        return declared?.DeclaringType is { } owner
            && owner != typeof(object)
            && owner != typeof(ValueType)
            && !IsAnonymous(type)
            && declared.GetCustomAttribute<CompilerGeneratedAttribute>() is null;
    }

    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    /// <summary>A type's name as C# writes it.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return NameOf(inner) + "?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (!type.IsGenericType)
            return type.Name;
        var name = type.Name.Split('`')[0];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }

    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    // A getter that throws is a fact about that member, not a reason to show nothing of the rest.
    static object? Read(Func<object?> getter)
    {
        try
        {
            return getter();
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException ?? exception;
        }
    }
}
