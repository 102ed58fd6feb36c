using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DeepLearning.Kernel.Processes;

/// <summary>
/// How two processes of this program talk: records as JSON on a pair of streams, each after its length in four bytes. How a
/// record becomes JSON is worked out when the program is built, since a process that lives for a second would spend a tenth
/// of it finding out; it also sets how deep a message may be nested.
/// </summary>
/// <typeparam name="TSent">The records that this end sends.</typeparam>
/// <typeparam name="TReceived">The records that the other end sends.</typeparam>
public sealed class MessageChannel<TSent, TReceived>(
    Stream input, Stream output, JsonTypeInfo<TSent> sent, JsonTypeInfo<TReceived> received, MessageLimits limits)
    where TReceived : class
{
    private const int LengthSize = 4;
    private const int FirstBlock = 64 * 1024;

    private readonly Lock _writing = new();

    /// <summary>Sends a message, whole, whichever thread it comes from.</summary>
    /// <exception cref="InvalidDataException">It is longer than a message may be; nothing was sent.</exception>
    /// <exception cref="IOException">The other end is gone.</exception>
    public void Write(TSent message)
    {
        using var frame = new MemoryStream();
        frame.SetLength(LengthSize);
        frame.Position = LengthSize;
        JsonSerializer.Serialize(frame, message, sent);
        var length = frame.Length - LengthSize;
        if (length > limits.Bytes) throw TooLong(length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.GetBuffer(), (int)length);
        lock (_writing)
        {
            output.Write(frame.GetBuffer(), 0, (int)frame.Length);
            output.Flush();
        }
    }

    /// <summary>The next message; null where the stream ends, even in the middle of one.</summary>
    /// <exception cref="InvalidDataException">What came is no message; nothing that follows can be read.</exception>
    public async Task<TReceived?> ReadAsync(CancellationToken cancellation = default)
    {
        var header = new byte[LengthSize];
        if (await input.ReadAtLeastAsync(header, LengthSize, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) < LengthSize)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < 0 || length > limits.Bytes) throw TooLong(length);
        if (await ReadBodyAsync(length, cancellation).ConfigureAwait(false) is not { } body) return null;
        try
        {
            CountTokens(body, length);
            return JsonSerializer.Deserialize(body.AsSpan(0, length), received)
                ?? throw new InvalidDataException("a message that says nothing");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new InvalidDataException("a message that is not JSON of the right form", error);
        }
    }

    // Memory is taken as the bytes come: a length alone, which costs its sender nothing, costs the reader nothing either.
    private async Task<byte[]?> ReadBodyAsync(int length, CancellationToken cancellation)
    {
        var body = new byte[Math.Min(length, FirstBlock)];
        var read = 0;
        while (true)
        {
            var rest = body.AsMemory(read);
            var came = await input.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            if (came < rest.Length) return null;
            read = body.Length;
            if (read == length) return body;
            Array.Resize(ref body, (int)Math.Min(length, 2L * body.Length));
        }
    }

    // A short text may have so many parts that what is made of it would fill the memory.
    private void CountTokens(byte[] body, int length)
    {
        if (limits.Tokens == int.MaxValue) return;
        var reader = new Utf8JsonReader(body.AsSpan(0, length), new JsonReaderOptions { MaxDepth = received.Options.MaxDepth });
        for (var count = 1; reader.Read(); count++)
        {
            if (count > limits.Tokens) throw new InvalidDataException("a message of more parts than any may have");
        }
    }

    private static InvalidDataException TooLong(long length) =>
        new(string.Create(CultureInfo.InvariantCulture, $"a message of {length} bytes, which is longer than any may be"));
}
