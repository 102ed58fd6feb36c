using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Jupyter.Messages;

/// <summary>
/// Turns frames into requests and replies into frames: identities, delimiter, signature, then header, parent header,
/// metadata and content. Source: https://jupyter-client.readthedocs.io/en/stable/messaging.html#wire-protocol.
/// </summary>
internal sealed class MessageCodec(byte[] key)
{
    public const string ProtocolVersion = "5.3";
    private const int Parts = 4;

    private static readonly byte[] Delimiter = [.. "<IDS|MSG>"u8];
    private static readonly byte[] EmptyObject = [.. "{}"u8];
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReplayFilter _seen = new();
    private readonly string _session = Guid.NewGuid().ToString();

    /// <summary>Verifies and parses a message.</summary>
    /// <exception cref="MessageException">It is unsigned, wrongly signed, replayed or malformed.</exception>
    public Request Decode(byte[][] frames)
    {
        var delimiter = Array.FindIndex(frames, f => f.AsSpan().SequenceEqual(Delimiter));
        if (delimiter < 0) throw new MessageException("a message has no <IDS|MSG> delimiter");
        if (frames.Length < delimiter + 2 + Parts) throw new MessageException("a message has too few frames");
        var signature = frames[delimiter + 1];
        var parts = frames.AsSpan(delimiter + 2, Parts);
        if (signature.Length == 0) throw new MessageException("a message is not signed");
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(parts))) throw new MessageException("a message has a wrong signature");
        if (!_seen.IsNew(signature)) throw new MessageException("a message came a second time");

        var header = ParseObject(parts[0], "the header");
        return new Request
        {
            Identities = frames[..delimiter],
            RawHeader = parts[0],
            Id = HeaderText(header, "msg_id"),
            Type = HeaderText(header, "msg_type"),
            ParentId = ParseObject(parts[1], "the parent header").TryGetProperty("msg_id", out var parent)
                ? Request.AsText(parent, "the parent header's msg_id")
                : null,
            Metadata = ParseObject(parts[2], "the metadata"),
            Content = ParseObject(parts[3], "the content"),
        };
    }

    /// <summary>Builds and signs a message.</summary>
    /// <param name="routing">The identities that it is routed by, or the topic that it is published under.</param>
    /// <param name="type">Its type, such as <c>execute_reply</c>.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">The request that it belongs to, if any.</param>
    public byte[][] Encode(byte[][] routing, string type, JsonObject content, Request? parent) =>
        Encode(routing, type, content, parent, out _);

    /// <summary>Builds and signs a message, and tells its id.</summary>
    public byte[][] Encode(byte[][] routing, string type, JsonObject content, Request? parent, out string id)
    {
        id = Guid.NewGuid().ToString();
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["username"] = "kernel",
            ["session"] = _session,
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture),
            ["version"] = ProtocolVersion,
        };
        byte[][] parts = [ToBytes(header), parent?.RawHeader ?? EmptyObject, EmptyObject, ToBytes(content)];
        return [.. routing, Delimiter, Sign(parts), .. parts];
    }

    private static byte[] ToBytes(JsonObject json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing)) json.WriteTo(writer);
        return buffer.ToArray();
    }

    private static string HeaderText(JsonElement header, string name) =>
        header.TryGetProperty(name, out var value)
            ? Request.AsText(value, $"the header's {name}")
            : throw new MessageException($"the header has no {name}");

    private static JsonElement ParseObject(byte[] json, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new MessageException($"{what} is not a JSON object");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new MessageException($"{what} is not JSON");
        }
    }

    private byte[] Sign(ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
