using System.Text;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>
/// The 64 bytes that open a connection: signature, version, mechanism, role.
/// Source: ZMTP 3.1, https://rfc.zeromq.org/spec/37/.
/// </summary>
internal static class ZmtpGreeting
{
    public const int Length = 64;
    private const int VersionOffset = 10;
    private const int MechanismOffset = 12;
    private const int MechanismLength = 20;

    /// <summary>Our greeting: version 3.1, mechanism NULL.</summary>
    public static byte[] Create()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[VersionOffset] = 3;
        greeting[VersionOffset + 1] = 1;
        "NULL"u8.CopyTo(greeting.AsSpan(MechanismOffset));
        return greeting;
    }

    /// <summary>Reads the peer's greeting, refusing anything that is not ZMTP 3 with the NULL mechanism.</summary>
    public static void Accept(Stream stream)
    {
        Span<byte> greeting = stackalloc byte[Length];
        // Byte by byte at first, so that a peer that speaks something else is refused without waiting for 64 bytes.
        stream.ReadExactly(greeting[..1]);
        if (greeting[0] != 0xFF) throw new ZmtpException("the peer does not speak ZMTP");
        stream.ReadExactly(greeting[1..(VersionOffset + 1)]);
        if (greeting[9] != 0x7F) throw new ZmtpException("the peer does not speak ZMTP");
        if (greeting[VersionOffset] < 3) throw new ZmtpException("the peer speaks ZMTP 2 or older; 3.0 is the oldest understood");
        stream.ReadExactly(greeting[(VersionOffset + 1)..]);
        var mechanism = greeting.Slice(MechanismOffset, MechanismLength).TrimEnd((byte)0);
        if (!mechanism.SequenceEqual("NULL"u8))
            throw new ZmtpException($"the peer asks for security mechanism '{Encoding.ASCII.GetString(mechanism)}'; only NULL is offered");
    }
}
