using System.Net;
using System.Net.Sockets;

namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>A REP that answers every request with itself, on the peer's own thread: Jupyter's heartbeat.</summary>
internal sealed class ReplySocket(IPEndPoint endPoint, ZmtpLimits? limits = null) : ZmtpSocket("REP", endPoint, limits)
{
    protected override string[] AcceptedPeers { get; } = ["REQ", "DEALER"];

    protected override ZmtpConnection Create(Socket socket) => new(socket, Limits);

    protected override void Serve(ZmtpConnection connection)
    {
        while (true) connection.Send(connection.ReadMessage());
    }
}
