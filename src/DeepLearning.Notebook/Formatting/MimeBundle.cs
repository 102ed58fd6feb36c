using System.Text.Json.Nodes;

namespace DeepLearning.Notebook;

/// <summary>
/// One output in several forms, of which the reader's program shows the best that it can: text, HTML, a picture,
/// a Plotly figure. A bundle is immutable; <see cref="With"/> makes a larger one.
/// </summary>
public sealed class MimeBundle
{
    private readonly Dictionary<string, object> _data = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _metadata = new(StringComparer.Ordinal);

    /// <summary>A bundle with one form. For the types of <paramref name="content"/> see <see cref="Data"/>.</summary>
    public MimeBundle(string mimeType, object content) => _data[mimeType] = Checked(mimeType, content);

    private MimeBundle(MimeBundle other)
    {
        _data = new(other._data, StringComparer.Ordinal);
        _metadata = new(other._metadata, StringComparer.Ordinal);
    }

    /// <summary>
    /// Content by media type: a <see cref="string"/> for text, <c>byte[]</c> for pictures, a <see cref="JsonNode"/> for JSON types.
    /// </summary>
    public IReadOnlyDictionary<string, object> Data => _data;

    /// <summary>Hints to the reader's program by media type, such as a picture's width.</summary>
    public IReadOnlyDictionary<string, JsonObject> Metadata => _metadata;

    /// <summary>The text form, or an empty string where there is none.</summary>
    public string PlainText => _data.GetValueOrDefault(MimeType.Plain) as string ?? "";

    /// <summary>A bundle of plain text only.</summary>
    public static MimeBundle Text(string text) => new(MimeType.Plain, text);

    /// <summary>A bundle of HTML with a text form for readers that show no HTML.</summary>
    public static MimeBundle Html(string html, string plainText = "") => Text(plainText).With(MimeType.Html, html);

    /// <summary>A PNG picture with the text that says what it shows.</summary>
    public static MimeBundle Picture(byte[] png, string alt) =>
        Text(alt).With(MimeType.Png, png, new JsonObject { ["alt"] = alt });

    /// <summary>The same bundle with one more form, or with one form replaced.</summary>
    /// <exception cref="ArgumentException">The content is not of the kind that the media type needs.</exception>
    public MimeBundle With(string mimeType, object content, JsonObject? metadata = null)
    {
        var larger = new MimeBundle(this);
        larger._data[mimeType] = Checked(mimeType, content);
        if (metadata is not null)
            larger._metadata[mimeType] = metadata;
        return larger;
    }

    /// <summary>The bundle as Jupyter sends it: <c>{ "data": {…}, "metadata": {…} }</c>, bytes in base64.</summary>
    public JsonObject ToJson()
    {
        var dataJson = new JsonObject();
        foreach (var (mimeType, content) in _data)
        {
            dataJson[mimeType] = content switch
            {
                byte[] bytes => Convert.ToBase64String(bytes),
                JsonNode node => node.DeepClone(),
                _ => (string)content,
            };
        }
        var metadataJson = new JsonObject();
        foreach (var (mimeType, hints) in _metadata)
            metadataJson[mimeType] = hints.DeepClone();
        return new JsonObject { ["data"] = dataJson, ["metadata"] = metadataJson };
    }

    /// <summary>The bundle that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The JSON is not a bundle.</exception>
    public static MimeBundle FromJson(JsonObject json)
    {
        if (json["data"] is not JsonObject dataJson)
            throw new FormatException("MIME bundle: expected an object with a \"data\" object");
        var bundle = Text("");
        bundle._data.Clear();
        foreach (var (mimeType, node) in dataJson)
            bundle._data[mimeType] = ContentOf(mimeType, node);
        if (json["metadata"] is JsonObject metadataJson)
        {
            foreach (var (mimeType, node) in metadataJson)
            {
                if (node is JsonObject hints)
                    bundle._metadata[mimeType] = (JsonObject)hints.DeepClone();
            }
        }
        return bundle;
    }

    private static object ContentOf(string mimeType, JsonNode? node)
    {
        if (node is not null && (MimeType.IsJson(mimeType) || node is not JsonValue))
            return node.DeepClone();
        if (node is not JsonValue value || !value.TryGetValue(out string? text))
            throw new FormatException($"MIME bundle: {mimeType} holds {node?.ToJsonString() ?? "null"}, not text");
        return IsBinary(mimeType) ? Convert.FromBase64String(text) : text;
    }

    private static bool IsBinary(string mimeType) =>
        mimeType != MimeType.Svg
        && (mimeType.StartsWith("image/", StringComparison.Ordinal) || mimeType.StartsWith("audio/", StringComparison.Ordinal));

    private static object Checked(string mimeType, object content) => content switch
    {
        byte[] or JsonNode => content,
        string when IsBinary(mimeType) => throw new ArgumentException($"{mimeType} needs bytes, not text", nameof(content)),
        string text when MimeType.IsJson(mimeType) => JsonNode.Parse(text)
            ?? throw new ArgumentException($"{mimeType} needs JSON, not null", nameof(content)),
        string => content,
        _ => throw new ArgumentException(
            $"{mimeType} given as {content.GetType().Name}; expected string, byte[] or JsonNode", nameof(content)),
    };
}
