namespace DeepLearning.Kernel.FSharp;

/// <summary>Writes types for the F# compiler.</summary>
internal static class FSharpTypeName
{
    /// <summary>The first of a type, what it derives from and its interfaces that F# can name.</summary>
    public static (string Name, Type Type) Nearest(Type type)
    {
        for (var next = type; next is not null && next != typeof(object) && next != typeof(ValueType); next = next.BaseType)
            if (Of(next) is { } name) return (name, next);
        // Of two interfaces, the one that says more comes first.
        foreach (var face in type.GetInterfaces().OrderByDescending(face => face.GetInterfaces().Length))
            if (Of(face) is { } name) return (name, face);
        return ("obj", typeof(object));
    }

    /// <summary>The type's full name; null if F# cannot name it, as with the types that C# cells declare.</summary>
    public static string? Of(Type type)
    {
        if (!type.IsVisible || type.Assembly.IsDynamic || type.Assembly.Location.Length == 0 || type.IsPointer || type.IsByRef)
            return null;
        if (type.IsArray)
            return Of(type.GetElementType()!) is { } element ? $"{element}[{new string(',', type.GetArrayRank() - 1)}]" : null;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!;
        // F# has no notation for a generic type nested in another.
        var parts = definition.Split('`');
        if (parts.Length > 2)
            return null;
        var name = "global." + parts[0].Replace('+', '.');
        if (parts.Length == 1)
            return name;
        var arguments = type.GetGenericArguments().Select(Of).ToList();
        return arguments.Contains(null) ? null : $"{name}<{string.Join(", ", arguments)}>";
    }
}
