using System.Buffers.Binary;
using static System.FormattableString;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

[Flags]
internal enum FrameFlags : byte
{
    None = 0,
    More = 1,
    Long = 2,
    Command = 4,
}

/// <summary>One ZMTP frame: flags, then a length of one byte or eight, then the body.</summary>
internal readonly record struct Frame(FrameFlags Flags, byte[] Body)
{
    private const int GrowthStep = 1 << 20;

    public bool IsCommand => Flags.HasFlag(FrameFlags.Command);

    public bool HasMore => Flags.HasFlag(FrameFlags.More);

    /// <summary>
    /// Reads a frame. Its body may not be longer than <paramref name="messageBudget"/>, a command's than the limit for
    /// commands.
    /// </summary>
    public static Frame Read(Stream stream, long messageBudget, ZmtpLimits limits)
    {
        Span<byte> head = stackalloc byte[9];
        stream.ReadExactly(head[..1]);
        var flags = (FrameFlags)head[0];
        if ((head[0] & ~0x07) != 0) throw new ZmtpException(Invariant($"a frame has reserved flags set (0x{head[0]:X2})"));
        if (flags.HasFlag(FrameFlags.Command) && flags.HasFlag(FrameFlags.More))
            throw new ZmtpException("a command claims to have more frames");

        ulong length;
        if (flags.HasFlag(FrameFlags.Long))
        {
            stream.ReadExactly(head[1..9]);
            length = BinaryPrimitives.ReadUInt64BigEndian(head[1..9]);
        }
        else
        {
            stream.ReadExactly(head[1..2]);
            length = head[1];
        }
        var budget = flags.HasFlag(FrameFlags.Command) ? limits.CommandBytes : messageBudget;
        if (length > (ulong)Math.Max(0, budget))
            throw new ZmtpException(Invariant($"a frame of {length} bytes is longer than the {budget} allowed here"));
        return new Frame(flags, ReadBody(stream, (int)length));
    }

    public static void Write(Stream stream, FrameFlags flags, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[9];
        if (body.Length > byte.MaxValue)
        {
            head[0] = (byte)(flags | FrameFlags.Long);
            BinaryPrimitives.WriteUInt64BigEndian(head[1..], (ulong)body.Length);
            stream.Write(head);
        }
        else
        {
            head[0] = (byte)flags;
            head[1] = (byte)body.Length;
            stream.Write(head[..2]);
        }
        stream.Write(body);
    }

    // The length is only a claim: memory is taken as the bytes arrive, not before.
    private static byte[] ReadBody(Stream stream, int length)
    {
        var body = new byte[Math.Min(length, GrowthStep)];
        var filled = 0;
        while (true)
        {
            stream.ReadExactly(body, filled, body.Length - filled);
            filled = body.Length;
            if (filled == length) return body;
            Array.Resize(ref body, (int)Math.Min(length, body.Length * 2L));
        }
    }
}
