using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DeepLearning.Kernel.Answers;

/// <summary>What the grader asks of the process that runs a student's code.</summary>
/// <param name="Nonce">Comes back with the reply, so that a reply to one request cannot pass for another's.</param>
/// <param name="Assembly">A compiled piece of C# to load and run, in base64; null in a call.</param>
/// <param name="Answers">The answers that the piece makes, in the order of the functions that it ends with.</param>
/// <param name="Answer">The answer that is called.</param>
/// <param name="Inputs">The inputs of a call, as <see cref="AnswerValue"/> writes them.</param>
/// <param name="WithGradients">Whether a call also asks for the gradients of its tensor inputs.</param>
public sealed record AnswerRequest(
    string Nonce,
    string? Assembly = null,
    string? AssemblyName = null,
    string? EntryType = null,
    string? EntryMethod = null,
    IReadOnlyList<string>? Answers = null,
    string? Answer = null,
    JsonArray? Inputs = null,
    bool WithGradients = false);

/// <summary>What came of a request.</summary>
/// <param name="Nonce">The request's.</param>
/// <param name="Value">What an answer returned.</param>
/// <param name="Exception">The type of what was thrown; null when nothing was.</param>
/// <param name="Message">Its message.</param>
/// <param name="Thrower">The method that threw it.</param>
/// <param name="ChangedInput">The position of an input that the answer changed.</param>
/// <param name="Gradients">The gradient of each input.</param>
public sealed record AnswerReply(
    string Nonce,
    JsonNode? Value = null,
    string? Exception = null,
    string? Message = null,
    string? Thrower = null,
    int? ChangedInput = null,
    JsonArray? Gradients = null);

/// <summary>Messages on a stream, each after its length in four bytes.</summary>
public static class AnswerFrames
{
    /// <summary>No honest message is longer; a longer one is an attack on the reader's memory.</summary>
    public const int Longest = 256 << 20;

    /// <summary>Writes one message.</summary>
    public static void Write<T>(Stream stream, T message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, typeof(T), AnswerJson.Default);
        var frame = new byte[4 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, 4);
        stream.Write(frame);
        stream.Flush();
    }

    /// <summary>Reads one message; null where the stream ends.</summary>
    /// <exception cref="InvalidDataException">What came is not such a message.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, CancellationToken cancellation = default)
        where T : class
    {
        var header = new byte[4];
        if (await stream.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) < 4) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is < 0 or > Longest) throw new InvalidDataException("a message of impossible length");
        var body = new byte[length];
        if (await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) < length) return null;
        try
        {
            return (T?)JsonSerializer.Deserialize(body, typeof(T), AnswerJson.Default);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("a message that is not JSON of the right form", error);
        }
    }
}

/// <summary>How messages are written: worked out when this program is built, since a process of answers lives for a second and would spend a tenth of it finding out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 64)]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(AnswerReply))]
sealed partial class AnswerJson : JsonSerializerContext;
