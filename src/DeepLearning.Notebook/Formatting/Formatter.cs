using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace DeepLearning.Notebook;

/// <summary>
/// Turns any value into the forms in which a notebook shows it. The registration methods have the call shape of
/// .NET Interactive's, so that notebooks written for it keep their formatters.
/// </summary>
public static class Formatter
{
    private static readonly Lock Gate = new();
    private static readonly List<Registration> Registrations = [];
    private static readonly Dictionary<Type, string[]> Preferred = [];
    private static readonly Dictionary<Type, Func<object, MimeBundle>> Displays = [];

    private sealed record Registration(Type Type, string MimeType, Action<object, TextWriter> Write, bool IsDefault);

    /// <summary>How many items of a sequence are written out before the rest is only counted.</summary>
    public static int ListExpansionLimit { get; set; } = 40;

    /// <summary>Says how values of a type, and of the types derived from it, are written in one media type.</summary>
    public static void Register<T>(Func<T, string> formatter, string mimeType = MimeType.Plain) =>
        Register(typeof(T), (value, writer) => writer.Write(formatter((T)value)), mimeType);

    /// <inheritdoc cref="Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = MimeType.Plain) =>
        Register(typeof(T), (value, writer) => formatter((T)value, writer), mimeType);

    /// <summary>As the generic forms; <paramref name="type"/> may be an open generic such as <c>typeof(List&lt;&gt;)</c>.</summary>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = MimeType.Plain) =>
        Add(new Registration(type, mimeType, formatter, IsDefault: false));

    /// <summary>Registers a formatter that belongs to the product, which <see cref="ResetToDefault"/> keeps.</summary>
    internal static void RegisterDefault<T>(Func<T, string> formatter, string mimeType) =>
        Add(new Registration(typeof(T), mimeType, (value, writer) => writer.Write(formatter((T)value)), IsDefault: true));

    /// <summary>
    /// Says how values of a type that cannot be <see cref="IDisplayable"/>, a package's, and of those derived from it look.
    /// </summary>
    internal static void RegisterDisplay(Type type, Func<object, MimeBundle> toBundle)
    {
        lock (Gate)
            Displays[type] = toBundle;
    }

    /// <summary>Shows values of a type in the given media types only; text is always kept.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] mimeTypes)
    {
        lock (Gate)
            Preferred[type] = mimeTypes;
    }

    /// <summary>Forgets every registration and preference that the learner made.</summary>
    public static void ResetToDefault()
    {
        lock (Gate)
        {
            Registrations.RemoveAll(registration => !registration.IsDefault);
            Preferred.Clear();
            ListExpansionLimit = 40;
        }
    }

    /// <summary>The value as text of one media type.</summary>
    public static string ToDisplayString(this object? value, string mimeType = MimeType.Plain) =>
        ToMimeBundle(value, mimeType).Data.GetValueOrDefault(mimeType) as string ?? PlainText.Of(value);

    /// <summary>The forms in which a value is shown.</summary>
    /// <param name="value">Any value; null too.</param>
    /// <param name="mimeTypes">Keeps only these media types, and text. None: all that the value has.</param>
    public static MimeBundle ToMimeBundle(object? value, params string[] mimeTypes)
    {
        var bundle = Reading.Once(() => Whole(value));
        var wanted = mimeTypes;
        if (wanted.Length == 0 && value is not null)
        {
            lock (Gate)
                wanted = Preferred.GetValueOrDefault(value.GetType()) ?? [];
        }
        if (wanted.Length == 0)
            return bundle;
        var smaller = MimeBundle.Text(bundle.PlainText);
        foreach (var mimeType in wanted)
        {
            if (bundle.Data.TryGetValue(mimeType, out var content))
                smaller = smaller.With(mimeType, content, bundle.Metadata.GetValueOrDefault(mimeType));
            else if (value is string text)
                smaller = smaller.With(mimeType, text); // a string is taken to be what it is asked to be
            else if (mimeType == MimeType.Html)
                smaller = smaller.With(mimeType, $"<pre>{WebUtility.HtmlEncode(bundle.PlainText)}</pre>");
        }
        return smaller;
    }

    private static MimeBundle Whole(object? value)
    {
        if (value is MimeBundle ready)
            return ready;
        if (value is null)
            return MimeBundle.Text(PlainText.Of(value));
        var registered = RegisteredFor(value.GetType());
        // What a learner says about a type stands for all that the product says about it.
        if (registered.Values.Any(one => !one.IsDefault))
            registered = registered.Where(one => !one.Value.IsDefault).ToDictionary(StringComparer.Ordinal);
        if (registered.Count > 0)
        {
            var bundle = registered.ContainsKey(MimeType.Plain) ? null : MimeBundle.Text(PlainText.Of(value));
            foreach (var (mimeType, registration) in registered)
            {
                var text = Written(registration, value);
                bundle = bundle?.With(mimeType, text) ?? new MimeBundle(mimeType, text);
            }
            return bundle!;
        }
        if (value is IDisplayable displayable)
            return displayable.ToMimeBundle();
        if (DisplayOf(value.GetType()) is { } display)
            return display(value);
        if (value is JsonNode json)
            return MimeBundle.Text(json.ToJsonString()).With(MimeType.Json, json);
        if (FromOthers(value) is { Count: > 0 } forms)
            return forms.Aggregate(MimeBundle.Text(PlainText.Of(value)), (bundle, form) => bundle.With(form.Key, form.Value));
        var plain = MimeBundle.Text(PlainText.Of(value));
        return HtmlTable.Of(value) is { } html ? plain.With(MimeType.Html, html) : plain;
    }

    /// <summary>The text that a registered formatter writes, or null where none is registered.</summary>
    internal static string? Registered(object value, string mimeType) =>
        RegisteredFor(value.GetType()).TryGetValue(mimeType, out var registration)
            ? Written(registration, value)
            : FromOthers(value)?.GetValueOrDefault(mimeType);

    /// <summary>Whether a formatter is registered for values of a type.</summary>
    internal static bool IsRegistered(Type type) => RegisteredFor(type).Count > 0;

    /// <summary>
    /// Asked about values for which no form is known here; answers with their forms by media type, or with null. The
    /// kernel sets it when it lets other formatters in.
    /// </summary>
    internal static Func<object, IReadOnlyDictionary<string, string>?>? Others { get; set; }

    // Other formatters read a task's result, and so wait for it.
    private static IReadOnlyDictionary<string, string>? FromOthers(object value) => Pending.Is(value) ? null : Others?.Invoke(value);

    private static Func<object, MimeBundle>? DisplayOf(Type type)
    {
        lock (Gate)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (Displays.TryGetValue(current, out var display))
                    return display;
            }
            return null;
        }
    }

    private static string Written(Registration registration, object value)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        registration.Write(value, writer);
        return writer.ToString();
    }

    private static void Add(Registration registration)
    {
        lock (Gate)
            Registrations.Add(registration);
    }

    // Per media type the registration for the nearest type; of equals, the learner's before the product's, then the latest.
    private static Dictionary<string, Registration> RegisteredFor(Type type)
    {
        var best = new Dictionary<string, (Registration Registration, int Rank)>(StringComparer.Ordinal);
        lock (Gate)
        {
            foreach (var registration in Registrations)
            {
                var distance = Distance(type, registration.Type);
                if (distance == int.MaxValue)
                    continue;
                var rank = 2 * distance + (registration.IsDefault ? 1 : 0);
                if (!best.TryGetValue(registration.MimeType, out var known) || rank <= known.Rank)
                    best[registration.MimeType] = (registration, rank);
            }
        }
        return best.ToDictionary(pair => pair.Key, pair => pair.Value.Registration, StringComparer.Ordinal);
    }

    // Steps up the class hierarchy; interfaces come after every class, object last.
    private static int Distance(Type type, Type registered)
    {
        const int interfaceDistance = 1000, objectDistance = 2000;
        if (registered == typeof(object))
            return objectDistance;
        var steps = 0;
        for (var current = type; current is not null; current = current.BaseType, steps++)
        {
            if (current == registered || (current.IsGenericType && current.GetGenericTypeDefinition() == registered))
                return steps;
        }
        return registered.IsInterface && type.GetInterfaces().Any(one =>
            one == registered || (one.IsGenericType && one.GetGenericTypeDefinition() == registered))
            ? interfaceDistance
            : int.MaxValue;
    }
}
