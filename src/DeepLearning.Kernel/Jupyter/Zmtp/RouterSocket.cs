using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>
/// A ROUTER: messages of all peers come in one queue, each with its sender's identity as the first frame, and the
/// first frame of a message to send says whom it goes to. While the queue is full, peers are not read.
/// </summary>
internal sealed class RouterSocket(IPEndPoint endPoint, ZmtpLimits? limits = null) : ZmtpSocket("ROUTER", endPoint, limits)
{
    private readonly Dictionary<string, ZmtpConnection> _peers = new(StringComparer.Ordinal);
    private readonly BoundedQueue<byte[][]> _incoming = new((limits ?? ZmtpLimits.Default).QueueBytes);
    private uint _nextIdentity;

    /// <summary>How many messages wait to be received.</summary>
    public int Waiting => _incoming.Count;

    protected override string[] AcceptedPeers { get; } = ["DEALER", "REQ", "ROUTER"];

    /// <summary>Waits for the next message. False when none came in time, or the socket is closed.</summary>
    public bool TryReceive([MaybeNullWhen(false)] out byte[][] frames, TimeSpan? wait = null) => _incoming.TryDequeue(out frames, wait);

    /// <summary>Sends to the peer that the first frame names. A message to a peer that has gone is dropped.</summary>
    public void Send(byte[][] frames)
    {
        ZmtpConnection? peer;
        lock (_peers) _peers.TryGetValue(Convert.ToHexString(frames[0]), out peer);
        peer?.Send(frames[1..]);
    }

    protected override ZmtpConnection Create(Socket socket) => new(socket, Limits);

    protected override void Serve(ZmtpConnection connection)
    {
        var identity = Register(connection);
        try
        {
            while (true)
            {
                byte[][] message = [identity, .. connection.ReadMessage()];
                if (!_incoming.TryEnqueue(message, ZmtpConnection.SizeOf(message), Timeout.InfiniteTimeSpan)) return;
            }
        }
        finally
        {
            var key = Convert.ToHexString(identity);
            lock (_peers)
            {
                if (_peers.TryGetValue(key, out var current) && current == connection) _peers.Remove(key);
            }
        }
    }

    protected override void OnClosed() => _incoming.Abort();

    private byte[] Register(ZmtpConnection connection)
    {
        lock (_peers)
        {
            var identity = connection.PeerIdentity;
            if (identity.Length == 0)
            {
                // Names that we give start with a zero byte, which no peer may give itself.
                identity = [0, .. BitConverter.GetBytes(++_nextIdentity)];
            }
            var key = Convert.ToHexString(identity);
            // A client that reconnects takes over from its old connection, which may not know yet that it is dead.
            if (_peers.Remove(key, out var previous)) previous.Dispose();
            _peers[key] = connection;
            return identity;
        }
    }
}
