using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using static System.FormattableString;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>
/// One peer: the handshake, a thread that reads, a thread that writes what is queued. Blocking threads rather
/// than tasks, because a learner's cell can occupy the whole thread pool and interrupt must still be heard.
/// </summary>
internal sealed class ZmtpConnection : IDisposable
{
    private const int ThreadStack = 256 << 10;

    private readonly Socket _socket;
    private readonly ZmtpLimits _limits;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly BoundedQueue<(byte[][] Frames, bool IsCommand)> _outgoing;
    private Thread? _writer;

    public ZmtpConnection(Socket socket, ZmtpLimits limits)
    {
        _socket = socket;
        _limits = limits;
        socket.NoDelay = true;
        socket.SendTimeout = (int)limits.Stall.TotalMilliseconds;
        _input = new BufferedStream(new NetworkStream(socket), 8 << 10);
        _output = new BufferedStream(new NetworkStream(socket), 32 << 10);
        _outgoing = new BoundedQueue<(byte[][], bool)>(limits.QueueBytes);
    }

    /// <summary>The identity that the peer gave itself; empty when it gave none.</summary>
    public byte[] PeerIdentity { get; private set; } = [];

    /// <summary>Whether the handshake is done.</summary>
    public bool IsReady => _writer is not null;

    /// <summary>Receives a SUBSCRIBE or CANCEL command: true to subscribe, and the prefix. Null where they make no sense.</summary>
    public Action<bool, byte[]>? Subscription { get; init; }

    /// <summary>What a message counts for in a queue: its bytes, and something for each frame, so that empty ones cost too.</summary>
    public static long SizeOf(byte[][] frames) => frames.Sum(f => 64L + f.Length);

    public static Thread StartThread(string name, Action body, int stackBytes = ThreadStack)
    {
        var thread = new Thread(() => body(), stackBytes) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    /// <summary>Exchanges greetings and READY commands, and refuses a peer whose socket type does not fit.</summary>
    public void Handshake(string socketType, string[] acceptedPeers)
    {
        // One deadline for the whole handshake: a receive timeout would be renewed by every byte of a trickle.
        using var deadline = new Timer(_ => Dispose(), null, _limits.Handshake, Timeout.InfiniteTimeSpan);
        _output.Write(ZmtpGreeting.Create());
        _output.Flush();
        ZmtpGreeting.Accept(_input);
        SendNow(ZmtpCommand.Ready(socketType));

        var frame = Frame.Read(_input, 0, _limits);
        if (!frame.IsCommand) throw new ZmtpException("the peer sent a message before it was ready");
        var command = ZmtpCommand.Parse(frame.Body);
        if (command.Name != "READY") throw new ZmtpException($"the peer sent {command.Name} where READY was due");
        var metadata = ZmtpCommand.ParseMetadata(command.Body);
        var peerType = Encoding.ASCII.GetString(metadata.GetValueOrDefault("Socket-Type") ?? []);
        if (!acceptedPeers.Contains(peerType, StringComparer.Ordinal))
        {
            SendNow(ZmtpCommand.Error($"{socketType} does not talk to {peerType}"));
            throw new ZmtpException($"a {peerType} socket connected to a {socketType} socket");
        }
        PeerIdentity = metadata.GetValueOrDefault("Identity") ?? [];
        if (PeerIdentity.Length > byte.MaxValue || PeerIdentity is [0, ..]) throw new ZmtpException("the peer's identity is not allowed");
    }

    public void StartWriter(string name) => _writer = StartThread(name, Write);

    /// <summary>Reads the next whole message; commands are answered on the way.</summary>
    public byte[][] ReadMessage()
    {
        var frames = new List<byte[]>();
        var budget = _limits.MessageBytes;
        while (true)
        {
            var frame = Frame.Read(_input, budget, _limits);
            if (frame.IsCommand)
            {
                HandleCommand(frame.Body);
                continue;
            }
            frames.Add(frame.Body);
            budget -= frame.Body.Length;
            if (!frame.HasMore) return [.. frames];
            if (frames.Count == _limits.MessageFrames)
                throw new ZmtpException(Invariant($"a message has more than {_limits.MessageFrames} frames"));
        }
    }

    /// <summary>
    /// Queues a message. When the queue is full the caller waits (so nothing is lost to a reader that is merely slow);
    /// a peer that leaves it full for the whole stall limit is disconnected.
    /// </summary>
    public void Send(byte[][] frames, bool urgent = false)
    {
        var size = SizeOf(frames);
        if (urgent ? _outgoing.EnqueueNow((frames, false), size) : _outgoing.TryEnqueue((frames, false), size, _limits.Stall)) return;
        Dispose();
    }

    /// <summary>Takes nothing more to send; what is queued still goes out.</summary>
    public void Complete() => _outgoing.Complete();

    /// <summary>Waits until what is queued has gone out, for as long as given, then closes.</summary>
    public void Finish(TimeSpan linger)
    {
        _writer?.Join(linger > TimeSpan.Zero ? linger : TimeSpan.Zero);
        Dispose();
    }

    public void Dispose()
    {
        _outgoing.Abort();
        _socket.Dispose();
    }

    private void Write()
    {
        try
        {
            while (_outgoing.TryDequeue(out var next))
            {
                for (var i = 0; i < next.Frames.Length; i++)
                {
                    var flags = next.IsCommand ? FrameFlags.Command : i < next.Frames.Length - 1 ? FrameFlags.More : FrameFlags.None;
                    Frame.Write(_output, flags, next.Frames[i]);
                }
                if (_outgoing.Count == 0) _output.Flush();
            }
            _output.Flush();
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            Dispose();
        }
    }

    private void SendNow(byte[] command)
    {
        Frame.Write(_output, FrameFlags.Command, command);
        _output.Flush();
    }

    private void HandleCommand(byte[] frame)
    {
        var command = ZmtpCommand.Parse(frame);
        switch (command.Name)
        {
            case "PING":
                if (command.Body.Length is < 2 or > 18) throw new ZmtpException("a PING has the wrong length");
                // The peer promises traffic within this time, in tenths of a second; without it the connection is dead.
                _socket.ReceiveTimeout = BinaryPrimitives.ReadUInt16BigEndian(command.Body) * 100;
                var pong = ZmtpCommand.Pong(command.Body[2..]);
                if (!_outgoing.TryEnqueue(([pong], true), pong.Length, _limits.Stall)) Dispose();
                break;
            case "PONG":
                break;
            case "SUBSCRIBE" or "CANCEL" when Subscription is not null:
                Subscription(command.Name == "SUBSCRIBE", command.Body.ToArray());
                break;
            case "ERROR":
                throw new ZmtpException("the peer reports an error");
            default:
                throw new ZmtpException($"the peer sent an unexpected command {command.Name}");
        }
    }
}
