using System.Buffers.Binary;
using System.Text;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>A command's name and body, and the few commands that a NULL-mechanism peer exchanges.</summary>
internal readonly ref struct ZmtpCommand
{
    private ZmtpCommand(string name, ReadOnlySpan<byte> body)
    {
        Name = name;
        Body = body;
    }

    public string Name { get; }

    public ReadOnlySpan<byte> Body { get; }

    public static ZmtpCommand Parse(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty || frame[0] == 0 || frame[0] >= frame.Length) throw new ZmtpException("a command has no name");
        var name = frame.Slice(1, frame[0]);
        return new ZmtpCommand(Encoding.ASCII.GetString(name), frame[(1 + name.Length)..]);
    }

    public static byte[] Ready(string socketType) => Build("READY", [.. Property("Socket-Type", socketType)]);

    public static byte[] Error(string reason)
    {
        var text = Encoding.ASCII.GetBytes(reason);
        var kept = text.AsSpan(0, Math.Min(text.Length, byte.MaxValue));
        return Build("ERROR", [(byte)kept.Length, .. kept]);
    }

    public static byte[] Pong(ReadOnlySpan<byte> context) => Build("PONG", context);

    /// <summary>Reads the name-value pairs of a READY command. Names are compared without regard to case.</summary>
    public static Dictionary<string, byte[]> ParseMetadata(ReadOnlySpan<byte> body)
    {
        var metadata = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        while (!body.IsEmpty)
        {
            var nameLength = body[0];
            if (nameLength == 0 || body.Length < 1 + nameLength + 4) throw new ZmtpException("the READY command's metadata is cut short");
            var name = Encoding.ASCII.GetString(body.Slice(1, nameLength));
            var valueLength = BinaryPrimitives.ReadUInt32BigEndian(body.Slice(1 + nameLength, 4));
            body = body[(1 + nameLength + 4)..];
            if (valueLength > body.Length) throw new ZmtpException("the READY command's metadata is cut short");
            metadata[name] = body[..(int)valueLength].ToArray();
            body = body[(int)valueLength..];
        }
        return metadata;
    }

    private static byte[] Build(string name, ReadOnlySpan<byte> body) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. body];

    private static byte[] Property(string name, string value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. Encoding.ASCII.GetBytes(value)];
    }
}
