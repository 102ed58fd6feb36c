using DeepLearning.Notebook;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using Formatter = Microsoft.DotNet.Interactive.Formatting.Formatter;

namespace DeepLearning.Kernel.Interactive;

/// <summary>
/// Joins the two formatters. Ours asks .NET Interactive's about values for which it has no form of its own and that one
/// has, which is where packages register theirs; and that one writes our figures and bundles as we do.
/// </summary>
internal static class SharedFormats
{
    private static readonly ITypeFormatter[] OfOurs =
    [
        new BundleFormatter(typeof(MimeBundle), MimeType.Html),
        new BundleFormatter(typeof(MimeBundle), MimeType.Plain),
        new BundleFormatter(typeof(IDisplayable), MimeType.Html),
        new BundleFormatter(typeof(IDisplayable), MimeType.Plain),
    ];

    public static void Join()
    {
        DeepLearning.Notebook.Formatter.Others = Forms;
        Renew();
    }

    /// <summary>Registers our forms again, if a cell has made .NET Interactive's formatter forget them.</summary>
    public static void Renew()
    {
        if (Formatter.RegisteredFormatters(includeDefaults: false).Contains(OfOurs[0]))
            return;
        foreach (var formatter in OfOurs)
            Formatter.Register(formatter);
    }

    // The forms of a value by media type; null where .NET Interactive has nothing but its general way to write objects.
    private static IReadOnlyDictionary<string, string>? Forms(object value)
    {
        var type = value.GetType();
        var registered = Formatter.RegisteredFormatters(includeDefaults: false)
            .Where(formatter => !OfOurs.Contains(formatter) && IsFor(formatter.Type, type))
            .Select(formatter => formatter.MimeType)
            .ToHashSet(StringComparer.Ordinal);
        if (registered.Count == 0 && !HasOwnForm(value))
            return null;
        if (registered.Count == 0)
            registered.UnionWith(Formatter.GetPreferredMimeTypesFor(type));
        return registered.ToDictionary(
            mimeType => mimeType, mimeType => Formatter.ToDisplayString(value, mimeType), StringComparer.Ordinal);
    }

    // Types of .NET Interactive's own, and those whose makers say by an attribute how they want to be shown.
    private static bool HasOwnForm(object value) =>
        value is IHtmlContent
        || value.GetType().Namespace?.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) == true
        || value.GetType().GetCustomAttributes(inherit: true)
            .Any(attribute => attribute.GetType().Name == nameof(TypeFormatterSourceAttribute));

    private static bool IsFor(Type registered, Type type) =>
        registered.IsGenericTypeDefinition
            ? Ancestors(type).Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == registered)
            : registered.IsAssignableFrom(type);

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
        foreach (var one in type.GetInterfaces())
            yield return one;
    }

    private sealed class BundleFormatter(Type type, string mimeType) : ITypeFormatter
    {
        public string MimeType => mimeType;

        public Type Type => type;

        public bool Format(object instance, FormatContext context)
        {
            if (DeepLearning.Notebook.Formatter.ToMimeBundle(instance).Data.GetValueOrDefault(mimeType) is not string text)
                return false;
            context.Writer.Write(text);
            return true;
        }
    }
}
