using System.Net;
using System.Net.Sockets;
using static System.FormattableString;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>A listening socket: accepts peers, runs their handshakes, and lets a subclass talk with each of them.</summary>
internal abstract class ZmtpSocket : IDisposable
{
    private readonly HashSet<ZmtpConnection> _connections = [];
    private readonly Socket _listener;
    private volatile bool _closed;

    protected ZmtpSocket(string socketType, IPEndPoint endPoint, ZmtpLimits? limits)
    {
        if (!IPAddress.IsLoopback(endPoint.Address))
            throw new ArgumentException(Invariant($"{endPoint.Address} is not a loopback address"), nameof(endPoint));
        SocketType = socketType;
        Limits = limits ?? ZmtpLimits.Default;
        _listener = new Socket(endPoint.AddressFamily, System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(endPoint);
            _listener.Listen(128);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    public int Port { get; }

    /// <summary>Called with one line whenever a peer is refused or breaks the protocol.</summary>
    public Action<string>? Refused { get; init; }

    /// <summary>How many peers are connected and have introduced themselves.</summary>
    public int PeerCount
    {
        get { lock (_connections) return _connections.Count(c => c.IsReady); }
    }

    protected ZmtpLimits Limits { get; }

    /// <summary>The socket type in ZMTP's words.</summary>
    protected string SocketType { get; }

    protected abstract string[] AcceptedPeers { get; }

    /// <summary>Starts to accept peers. Apart from the constructor, so that a subclass is complete before the first one comes.</summary>
    public void Start() => ZmtpConnection.StartThread($"{SocketType} accept", Accept);

    /// <summary>Sends what is still queued, then closes every connection.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _listener.Dispose();
        ZmtpConnection[] open;
        lock (_connections) open = [.. _connections];
        var deadline = DateTime.UtcNow + Limits.Linger;
        foreach (var connection in open) connection.Complete();
        foreach (var connection in open) connection.Finish(deadline - DateTime.UtcNow);
        OnClosed();
        GC.SuppressFinalize(this);
    }

    protected virtual void OnClosed()
    {
    }

    protected abstract ZmtpConnection Create(Socket socket);

    /// <summary>Talks with one peer on its reading thread until it leaves.</summary>
    protected abstract void Serve(ZmtpConnection connection);

    private void Accept()
    {
        while (!_closed)
        {
            Socket socket;
            try
            {
                socket = _listener.Accept();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                if (_closed) return;
                Thread.Sleep(50); // out of handles, say: other peers may leave
                continue;
            }
            Admit(socket);
        }
    }

    private void Admit(Socket socket)
    {
        try
        {
            var connection = Create(socket);
            lock (_connections)
            {
                if (_closed || _connections.Count >= Limits.Connections)
                {
                    connection.Dispose();
                    Refused?.Invoke(Invariant($"{SocketType}: {Limits.Connections} peers are connected already"));
                    return;
                }
                _connections.Add(connection);
            }
            ZmtpConnection.StartThread($"{SocketType} read", () => Run(connection));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            socket.Dispose(); // the peer left before it was let in
        }
    }

    private void Run(ZmtpConnection connection)
    {
        try
        {
            connection.Handshake(SocketType, AcceptedPeers);
            connection.StartWriter($"{SocketType} write");
            Serve(connection);
        }
        catch (ZmtpException e)
        {
            Refused?.Invoke($"{SocketType}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The peer left, or this socket was closed.
        }
        finally
        {
            lock (_connections) _connections.Remove(connection);
            connection.Dispose();
        }
    }
}
