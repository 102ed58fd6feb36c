using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeepLearning.Course;

/// <summary>Types and methods as a learner writes them.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType)
            return $"({string.Join(", ", type.GetGenericArguments().Select(Of))})";
        if (type.IsGenericType)
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
        if (type == typeof(void)) return "nothing";
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.Boolean => "bool",
            TypeCode.String => "string",
            TypeCode.Byte => "byte",
            _ => type.Name,
        };
    }

    // A local function Neuron is compiled to a method named <Main>g__Neuron|0_1.
    public static string OfMethod(MethodBase method)
    {
        var name = method.Name;
        var start = name.IndexOf("g__", StringComparison.Ordinal);
        if (start < 0) return name;
        var end = name.IndexOf('|', start);
        return end < 0 ? name : name[(start + 3)..end];
    }
}
