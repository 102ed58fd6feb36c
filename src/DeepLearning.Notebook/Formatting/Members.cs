using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeepLearning.Notebook;

/// <summary>What a value shows of itself: its public properties and fields, or its own <c>ToString</c>.</summary>
internal static class Members
{
    /// <summary>The public properties and fields with their values, in the order of declaration.</summary>
    public static List<(string Name, object? Value)> Of(object value) => Reading.MembersOf(value, Read);

    /// <summary>The value's own text. That it has none to give, since <c>ToString</c> throws, is a fact about the value.</summary>
    public static string OwnText(object value)
    {
        try
        {
            return (value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"{CSharpTypeName.Short(value.GetType())} (its ToString threw {exception.GetType().Name}: {exception.Message})";
        }
    }

    private static List<(string Name, object? Value)> Read(object value)
    {
        var type = value.GetType();
        var members = new List<(string, object?)>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
                members.Add((property.Name, Read(() => property.GetValue(value))));
        }
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            // Names that no source can contain are the compiler's.
            if (!field.Name.StartsWith('<'))
                members.Add((field.Name, Read(() => field.GetValue(value))));
        }
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

    // A getter that throws is a fact about that member, not a reason to show nothing of the rest.
    private static object? Read(Func<object?> getter)
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
