using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Worker;

/// <summary>JSON messages on a pair of streams, each after a <c>Content-Length</c> header as in the Language Server Protocol.</summary>
sealed class RpcMessages(Stream input, Stream output)
{
    const int LongestHeader = 256;
    const int LongestMessage = 512 * 1024 * 1024;

    readonly Lock gate = new();
    readonly byte[] buffer = new byte[64 * 1024];
    int start;
    int end;

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">What came is not a message.</exception>
    public async Task<JsonObject?> ReadAsync(CancellationToken cancellation)
    {
        if (await ReadLengthAsync(cancellation) is not { } length)
            return null;
        if (length is < 2 or > LongestMessage)
            throw new InvalidDataException($"JSON-RPC: a message of {length.ToString(CultureInfo.InvariantCulture)} bytes");
        var content = new byte[length];
        var read = Math.Min(end - start, length);
        buffer.AsSpan(start, read).CopyTo(content);
        start += read;
        await input.ReadExactlyAsync(content.AsMemory(read), cancellation);
        try
        {
            return JsonNode.Parse(content) as JsonObject ?? throw new InvalidDataException("JSON-RPC: a message that is no object");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException("JSON-RPC: " + wrong.Message, wrong);
        }
    }

    public void Write(JsonObject message)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes<JsonNode>(message);
        var header = Encoding.ASCII.GetBytes(FormattableString.Invariant($"Content-Length: {content.Length}\r\n\r\n"));
        lock (gate)
        {
            output.Write(header);
            output.Write(content);
            output.Flush();
        }
    }

    async Task<int?> ReadLengthAsync(CancellationToken cancellation)
    {
        var header = new StringBuilder();
        while (true)
        {
            if (start == end)
            {
                start = 0;
                end = await input.ReadAsync(buffer, cancellation);
                if (end == 0)
                    return header.Length == 0 ? null : throw new InvalidDataException("JSON-RPC: the stream ends inside a header");
            }
            header.Append((char)buffer[start++]);
            if (header.Length >= 4 && header[^1] == '\n' && header[^2] == '\r' && header[^3] == '\n')
                break;
            if (header.Length > LongestHeader)
                throw new InvalidDataException("JSON-RPC: no Content-Length header");
        }
        const string name = "Content-Length:";
        foreach (var line in header.ToString().Split("\r\n"))
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(line.AsSpan(name.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var length))
            {
                return length;
            }
        }
        throw new InvalidDataException("JSON-RPC: no Content-Length header");
    }
}
