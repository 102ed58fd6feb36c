using System.Net;
using System.Net.Sockets;
using DeepLearning.Kernel.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

/// <summary>A peer that writes whatever bytes a test asks for.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly TcpClient _client = new();

    public RawPeer(int port, int timeoutMilliseconds = 20_000)
    {
        _client.Connect(IPAddress.Loopback, port);
        _client.NoDelay = true;
        Stream = _client.GetStream();
        Stream.ReadTimeout = timeoutMilliseconds;
        Stream.WriteTimeout = timeoutMilliseconds;
    }

    public NetworkStream Stream { get; }

    /// <summary>A READY command's frame for a peer of this type.</summary>
    public static byte[] Ready(string socketType, byte[]? identity = null)
    {
        var body = ZmtpCommand.Ready(socketType);
        if (identity is not null) body = [.. body, 8, .. "Identity"u8, 0, 0, 0, (byte)identity.Length, .. identity];
        return [4, (byte)body.Length, .. body];
    }

    /// <summary>Greets, says READY and takes in what the server says.</summary>
    public RawPeer Introduce(string socketType, byte minorVersion = 1, byte[]? identity = null)
    {
        var greeting = ZmtpGreeting.Create();
        greeting[11] = minorVersion;
        Stream.Write(greeting);
        Stream.ReadExactly(new byte[ZmtpGreeting.Length]);
        Stream.Write(Ready(socketType, identity));
        var ready = Frame.Read(Stream, 0, ZmtpLimits.Default);
        Assert.True(ready.IsCommand);
        return this;
    }

    public void Send(params byte[][] frames)
    {
        for (var i = 0; i < frames.Length; i++) Frame.Write(Stream, i < frames.Length - 1 ? FrameFlags.More : FrameFlags.None, frames[i]);
    }

    public void SendCommand(string name, params byte[] body) =>
        Frame.Write(Stream, FrameFlags.Command, [(byte)name.Length, .. System.Text.Encoding.ASCII.GetBytes(name), .. body]);

    public Frame ReadFrame() => Frame.Read(Stream, long.MaxValue, ZmtpLimits.Default);

    public byte[][] Receive()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var frame = ReadFrame();
            frames.Add(frame.Body);
            if (!frame.HasMore) return [.. frames];
        }
    }

    /// <summary>True when the server ends the connection, whatever it says first.</summary>
    public bool IsClosedByServer()
    {
        try
        {
            var buffer = new byte[4096];
            while (Stream.Read(buffer) > 0)
            {
            }
            return true;
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => _client.Dispose();
}
