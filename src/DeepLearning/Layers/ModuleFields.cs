using System.Reflection;

namespace DeepLearning;

/// <summary>Finds the parameters and modules that a learner's module keeps in its fields and properties.</summary>
internal static class ModuleFields
{
    private static readonly ConditionalWeakTable<Type, (string Name, FieldInfo Field)[]> Cache = [];

    /// <summary>
    /// Parameters and modules in declaration order, base class first. A list of modules gives <c>layers.0</c>, <c>layers.1</c>, …
    /// </summary>
    public static IEnumerable<(string Name, object Member)> Of(ModuleBase module)
    {
        foreach ((string name, FieldInfo field) in Cache.GetValue(module.GetType(), Find))
            switch (field.GetValue(module))
            {
                case ModuleBase child: yield return (name, child); break;
                case Tensor { RequiresGrad: true, IsLeaf: true } parameter: yield return (name, parameter); break;
                case IEnumerable list when Holds(field.FieldType):
                    int i = 0;
                    foreach (object? item in list)
                    {
                        string itemName = string.Create(CultureInfo.InvariantCulture, $"{name}.{i++}");
                        if (item is ModuleBase or Tensor { RequiresGrad: true, IsLeaf: true }) yield return (itemName, item);
                    }
                    break;
            }
    }

    private static (string, FieldInfo)[] Find(Type type)
    {
        var fields = new List<(string, FieldInfo)>();
        for (Type? at = type; at is not null && at != typeof(ModuleBase); at = at.BaseType)
            fields.InsertRange(
                0, at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field =>
                    typeof(ModuleBase).IsAssignableFrom(field.FieldType) || field.FieldType == typeof(Tensor) || Holds(field.FieldType))
                .OrderBy(field => field.MetadataToken)
                .Select(field => (KeyOf(field.Name), field)));
        return [.. fields];
    }

    // Whether a type is a list of modules or tensors.
    private static bool Holds(Type type) => type != typeof(ModuleBase) && type.GetInterfaces().Append(type).Any(face =>
        face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>) &&
        (typeof(ModuleBase).IsAssignableFrom(face.GenericTypeArguments[0]) || face.GenericTypeArguments[0] == typeof(Tensor)));

    // "hiddenLayer", "HiddenLayer", "_hiddenLayer" and the compiler's "<HiddenLayer>k__BackingField" all give "hidden_layer".
    private static string KeyOf(string field)
    {
        if (field.StartsWith('<')) field = field[1..field.IndexOf('>', StringComparison.Ordinal)];
        var key = new StringBuilder();
        foreach (char letter in field.TrimStart('_'))
        {
            if (char.IsUpper(letter) && key.Length > 0) key.Append('_');
            key.Append(char.ToLowerInvariant(letter));
        }
        return key.ToString();
    }
}
