using System.Net;
using DeepLearning.Kernel.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

public class HandshakeTests
{
    [Fact]
    public void A_server_greets_with_version_3_1_and_the_null_mechanism()
    {
        using var router = Sockets.Router();
        using var peer = new RawPeer(router.Port);
        var greeting = new byte[64];
        peer.Stream.ReadExactly(greeting);
        Assert.Equal(0xFF, greeting[0]);
        Assert.Equal([0x7F, 3, 1], greeting[9..12]);
        Assert.Equal("NULL"u8.ToArray(), greeting[12..16]);
        Assert.All(greeting[16..], b => Assert.Equal(0, b));
    }

    [Fact]
    public void Ready_names_the_socket_type()
    {
        using var router = Sockets.Router();
        using var peer = new RawPeer(router.Port);
        peer.Stream.Write(ZmtpGreeting.Create());
        peer.Stream.ReadExactly(new byte[64]);
        var ready = peer.ReadFrame();
        var command = ZmtpCommand.Parse(ready.Body);
        Assert.Equal("READY", command.Name);
        Assert.Equal("ROUTER"u8.ToArray(), ZmtpCommand.ParseMetadata(command.Body)["socket-type"]);
    }

    [Fact]
    public void A_peer_that_speaks_http_is_refused_at_its_first_byte()
    {
        using var router = Sockets.Router();
        using var peer = new RawPeer(router.Port);
        peer.Stream.Write("GET / HTTP/1.1\r\n\r\n"u8);
        Assert.True(peer.IsClosedByServer());
    }

    [Theory]
    [InlineData(10, 2, "ZMTP 2")]
    [InlineData(12, (byte)'P', "security mechanism 'PULL'")]
    [InlineData(9, 0, "does not speak ZMTP")]
    public void A_greeting_with_a_wrong_byte_is_refused_with_the_reason(int offset, byte value, string reason)
    {
        var reasons = new List<string>();
        using var router = Sockets.Router(refused: line => { lock (reasons) reasons.Add(line); });
        using var peer = new RawPeer(router.Port);
        var greeting = ZmtpGreeting.Create();
        greeting[offset] = value;
        peer.Stream.Write(greeting);
        Assert.True(peer.IsClosedByServer());
        Sockets.WaitUntil(() => { lock (reasons) return reasons.Count > 0; }, "the refusal is told");
        Assert.Contains(reason, reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_subscriber_that_connects_to_a_router_gets_an_error_command()
    {
        using var router = Sockets.Router();
        using var peer = new RawPeer(router.Port).Introduce("SUB");
        var command = ZmtpCommand.Parse(peer.ReadFrame().Body);
        Assert.Equal("ERROR", command.Name);
        Assert.Contains("ROUTER does not talk to SUB", System.Text.Encoding.ASCII.GetString(command.Body), StringComparison.Ordinal);
        Assert.True(peer.IsClosedByServer());
    }

    [Fact]
    public void A_peer_that_never_introduces_itself_is_disconnected_even_when_it_trickles_bytes()
    {
        using var router = Sockets.Router(new ZmtpLimits { Handshake = TimeSpan.FromMilliseconds(300) });
        using var peer = new RawPeer(router.Port);
        var greeting = ZmtpGreeting.Create();
        var sent = 0;
        var closed = false;
        for (; sent < 60 && !closed; sent++)
        {
            try
            {
                peer.Stream.Write(greeting, sent, 1);
                Thread.Sleep(50);
            }
            catch (IOException)
            {
                closed = true;
            }
        }
        Assert.True(closed || peer.IsClosedByServer());
        Assert.Equal(0, router.PeerCount);
    }

    [Fact]
    public void A_handshake_that_arrives_byte_by_byte_is_understood()
    {
        using var router = Sockets.Router();
        using var peer = new RawPeer(router.Port);
        byte[] everything =
            [.. ZmtpGreeting.Create(), .. RawPeer.Ready("DEALER", "me"u8.ToArray()), 1, 2, (byte)'h', (byte)'i', 0, 1, (byte)'!'];
        foreach (var b in everything) peer.Stream.WriteByte(b);
        Assert.Equal(["me"u8.ToArray(), "hi"u8.ToArray(), "!"u8.ToArray()], Sockets.Next(router));
    }

    [Fact]
    public void Only_loopback_addresses_can_be_bound()
    {
        var error = Assert.Throws<ArgumentException>(() => new RouterSocket(new IPEndPoint(IPAddress.Any, 0)));
        Assert.Contains("0.0.0.0 is not a loopback address", error.Message, StringComparison.Ordinal);
    }
}
