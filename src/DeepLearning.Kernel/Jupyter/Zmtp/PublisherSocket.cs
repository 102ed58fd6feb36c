using System.Net;
using System.Net.Sockets;
using static System.FormattableString;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>
/// A PUB: a message goes to every peer with a subscription that is a prefix of the message's first frame.
/// A subscriber that falls behind by a whole queue slows the publisher; one that then takes nothing for the stall
/// limit is disconnected, so that memory stays bounded and one dead client cannot stop the kernel.
/// </summary>
internal sealed class PublisherSocket(IPEndPoint endPoint, ZmtpLimits? limits = null) : ZmtpSocket("PUB", endPoint, limits)
{
    private readonly Dictionary<ZmtpConnection, List<byte[]>> _subscribers = [];

    protected override string[] AcceptedPeers { get; } = ["SUB", "XSUB"];

    /// <summary>Publishes. An urgent message does not wait behind a slow subscriber's full queue.</summary>
    public void Send(byte[][] frames, bool urgent = false)
    {
        ZmtpConnection[] receivers;
        lock (_subscribers)
        {
            receivers = [.. _subscribers.Where(s => s.Value.Exists(prefix => frames[0].AsSpan().StartsWith(prefix))).Select(s => s.Key)];
        }
        foreach (var receiver in receivers) receiver.Send(frames, urgent);
    }

    protected override ZmtpConnection Create(Socket socket)
    {
        // ZMTP 3.1 peers subscribe by command; the connection must exist before its commands can name it.
        ZmtpConnection? connection = null;
        connection = new ZmtpConnection(socket, Limits) { Subscription = (add, prefix) => Change(connection!, add, prefix) };
        return connection;
    }

    protected override void Serve(ZmtpConnection connection)
    {
        lock (_subscribers) _subscribers[connection] = [];
        try
        {
            while (true)
            {
                // ZMTP 3.0 peers subscribe by message: 1 or 0, then the prefix. Anything else is not for a publisher.
                if (connection.ReadMessage() is [[0 or 1, ..] change]) Change(connection, change[0] == 1, change[1..]);
                else throw new ZmtpException("a subscriber sent a message that is not a subscription");
            }
        }
        finally
        {
            lock (_subscribers) _subscribers.Remove(connection);
        }
    }

    private void Change(ZmtpConnection connection, bool add, byte[] prefix)
    {
        lock (_subscribers)
        {
            if (!_subscribers.TryGetValue(connection, out var prefixes)) return;
            // Subscriptions count: two to the same prefix need two cancellations.
            if (!add) Remove(prefixes, prefix);
            else if (prefixes.Count < Limits.Subscriptions) prefixes.Add(prefix);
            else throw new ZmtpException(Invariant($"a subscriber holds more than {Limits.Subscriptions} subscriptions"));
        }
    }

    private static void Remove(List<byte[]> prefixes, byte[] prefix)
    {
        var index = prefixes.FindIndex(p => p.AsSpan().SequenceEqual(prefix));
        if (index >= 0) prefixes.RemoveAt(index);
    }
}
