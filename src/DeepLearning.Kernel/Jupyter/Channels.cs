using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;
using DeepLearning.Kernel.Jupyter.Zmtp;
using static System.FormattableString;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>The kernel's five sockets, and the ways in which messages go through them.</summary>
internal sealed class Channels : IDisposable
{
    private readonly MessageCodec _codec;
    private readonly Action<string> _log;
    private readonly PublisherSocket _ioPub;
    private readonly ReplySocket _heartbeat;
    private readonly List<ZmtpSocket> _all = [];

    public Channels(ConnectionFile connection, Action<string> log)
    {
        _codec = new MessageCodec(connection.Key);
        _log = log;
        try
        {
            _heartbeat = Bind(connection.HeartbeatPort, at => new ReplySocket(at) { Refused = log });
            _ioPub = Bind(connection.IoPubPort, at => new PublisherSocket(at) { Refused = log });
            StandardInput = Bind(connection.StdinPort, at => new RouterSocket(at) { Refused = log });
            Control = Bind(connection.ControlPort, at => new RouterSocket(at) { Refused = log });
            Shell = Bind(connection.ShellPort, at => new RouterSocket(at) { Refused = log });
        }
        catch
        {
            Dispose();
            throw;
        }

        T Bind<T>(int port, Func<IPEndPoint, T> create) where T : ZmtpSocket
        {
            try
            {
                var socket = create(new IPEndPoint(connection.Address, port));
                _all.Add(socket);
                return socket;
            }
            catch (SocketException e)
            {
                throw new IOException(Invariant($"cannot listen on {connection.Address}:{port}: {e.Message}"), e);
            }
        }
    }

    public RouterSocket Shell { get; }

    public RouterSocket Control { get; }

    public RouterSocket StandardInput { get; }

    /// <summary>How many connections clients hold, on all sockets together.</summary>
    public int ConnectionCount => _all.Sum(s => s.PeerCount);

    /// <summary>Where the sockets listen, with the ports that the system chose for those given as 0.</summary>
    public ConnectionFile Bound(ConnectionFile asked) => asked with
    {
        ShellPort = Shell.Port,
        ControlPort = Control.Port,
        StdinPort = StandardInput.Port,
        IoPubPort = _ioPub.Port,
        HeartbeatPort = _heartbeat.Port,
    };

    public void Start() => _all.ForEach(s => s.Start());

    /// <summary>
    /// Waits for the next message that is well formed and rightly signed. Null when the socket is closed, or none came in time.
    /// </summary>
    public Request? Receive(RouterSocket socket, TimeSpan? wait = null)
    {
        while (socket.TryReceive(out var frames, wait))
        {
            try
            {
                return _codec.Decode(frames);
            }
            catch (MessageException e)
            {
                _log("refused: " + e.Message);
            }
        }
        return null;
    }

    /// <summary>Answers a request on the socket that it came from, or asks its sender something. Tells the message's id.</summary>
    public string Send(RouterSocket socket, Request request, string type, JsonObject content)
    {
        socket.Send(_codec.Encode(request.Identities, type, content, request, out var id));
        return id;
    }

    /// <summary>Publishes to every client. An urgent message does not wait for slow ones.</summary>
    public void Publish(string type, JsonObject content, Request? parent, bool urgent = false) =>
        _ioPub.Send(_codec.Encode([Encoding.ASCII.GetBytes("kernel." + type)], type, content, parent), urgent);

    /// <summary>Publishes that the kernel is <c>starting</c>, <c>busy</c> or <c>idle</c>.</summary>
    public void PublishStatus(string state, Request? parent, bool urgent = false) =>
        Publish("status", new JsonObject { ["execution_state"] = state }, parent, urgent);

    public void Dispose() => _all.ForEach(s => s.Dispose());
}
