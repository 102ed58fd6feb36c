using System.Text.Json;

namespace DeepLearning.Kernel.Jupyter.Messages;

/// <summary>A message from a client, its signature verified and its parts validated.</summary>
internal sealed class Request
{
    public required byte[][] Identities { get; init; }

    /// <summary>The header as it came; a reply carries it back byte for byte as its parent header.</summary>
    public required byte[] RawHeader { get; init; }

    public required string Id { get; init; }

    public required string Type { get; init; }

    /// <summary>The id of the message that this one answers; null where the client names none.</summary>
    public required string? ParentId { get; init; }

    public required JsonElement Metadata { get; init; }

    public required JsonElement Content { get; init; }

    /// <summary>A text of the content.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="absent">What it is when the client left it out; null when it may not be left out.</param>
    public string Text(string name, string? absent = null) =>
        Find(name) is not { } value
            ? absent ?? throw new MessageException($"{Type}: '{name}' is missing")
            : AsText(value, $"{Type}: '{name}'");

    public bool Flag(string name, bool absent) => Find(name) is not { } value ? absent : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new MessageException($"{Type}: '{name}' is not true or false"),
    };

    public int Number(string name, int absent) =>
        Find(name) is not { } value ? absent
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw new MessageException($"{Type}: '{name}' is not a whole number");

    public JsonElement? Object(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? value
        : throw new MessageException($"{Type}: '{name}' is not an object");

    /// <summary>The text of a JSON string; an exception also for one that is no valid Unicode.</summary>
    public static string AsText(JsonElement value, string what)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new MessageException($"{what} is not text");
        }
        catch (InvalidOperationException)
        {
            throw new MessageException($"{what} is not valid Unicode");
        }
    }

    // A null counts as absent: clients send it for what they do not use.
    private JsonElement? Find(string name) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
