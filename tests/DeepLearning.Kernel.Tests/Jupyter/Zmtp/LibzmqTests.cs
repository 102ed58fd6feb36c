using System.Diagnostics;
using System.Net;
using DeepLearning.Kernel.Jupyter.Zmtp;
using DeepLearning.Tests.Jupyter;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

/// <summary>The managed server against libzmq, through pyzmq.</summary>
[Collection(MeasuredCollection.Name)]
public class LibzmqTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public void Fifty_dealers_at_once_each_get_their_own_answers()
    {
        using var router = Sockets.Router();
        Sockets.EchoFrom(router);
        Assert.Equal("50 clients, 1000 messages", Talk("dealers", router.Port));
    }

    [Fact]
    public void Sixty_four_megabytes_go_there_and_back()
    {
        using var router = Sockets.Router();
        Sockets.EchoFrom(router);
        Assert.Equal("67108864", Talk("large", router.Port));
    }

    [Fact]
    public void A_heartbeat_is_returned()
    {
        using var reply = Sockets.Reply();
        Assert.Equal("100 beats", Talk("heartbeat", reply.Port));
    }

    [Fact]
    public void Libzmqs_own_pings_keep_a_quiet_connection_alive()
    {
        using var router = Sockets.Router();
        Sockets.EchoFrom(router);
        Assert.Equal("alive", Talk("pings", router.Port));
    }

    [Fact]
    public void Subscribers_get_what_they_subscribed_to_and_nothing_else()
    {
        using var publisher = Sockets.Publisher();
        using var peer = Start("subscribers", publisher.Port);
        AnnounceUntilReady(publisher, peer);
        for (var i = 0; i < 1000; i++)
        {
            publisher.Send([i % 4 == 0 ? "even"u8.ToArray() : "odd"u8.ToArray(), BitConverter.GetBytes(i)]);
        }
        publisher.Send(["even.end"u8.ToArray()]);
        publisher.Send(["odd.end"u8.ToArray()]);
        Assert.Equal("1000 250 750", peer.StandardOutput.ReadLine());
    }

    [Fact]
    public void A_client_goes_on_when_the_server_comes_back_on_the_same_port()
    {
        var first = Sockets.Router();
        Sockets.EchoFrom(first);
        using var peer = Start("reconnect", first.Port);
        Assert.Equal("first", peer.StandardOutput.ReadLine());
        first.Dispose();
        using var second = new RouterSocket(new IPEndPoint(IPAddress.Loopback, first.Port));
        second.Start();
        Sockets.EchoFrom(second);
        peer.StandardInput.WriteLine();
        Assert.Equal("second", peer.StandardOutput.ReadLine());
    }

    [Fact]
    public void A_subscriber_that_never_reads_neither_stops_the_publisher_nor_fills_the_memory()
    {
        var limits = new ZmtpLimits { QueueBytes = 4 << 20, Stall = TimeSpan.FromMilliseconds(500) };
        using var publisher = Sockets.Publisher(limits);
        using var peer = Start("stuck", publisher.Port);
        AnnounceUntilReady(publisher, peer);
        var clock = Stopwatch.StartNew();
        // What earlier tests left behind is not the publisher's.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        for (var i = 0; i < 300; i++)
        {
            publisher.Send(["bulk"u8.ToArray(), new byte[1 << 20]]);
            if (i % 25 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"publishing 300 MB took {clock.Elapsed}");
        Assert.True(peak < 150 << 20, $"the publisher held {peak >> 20} MB");
        peer.StandardInput.WriteLine();
    }

    private static string Require() => Python.Require("zmq", "apt-get install python3-zmq, or pip install pyzmq");

    private static string Talk(string scenario, int port) =>
        Python.Run(
            Require(),
            Path.Combine("Zmtp", "libzmq_peer.py"),
            [scenario, port.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            Limit).Trim();

    private static Peer Start(string scenario, int port) => new(Require(), scenario, port);

    private static void AnnounceUntilReady(PublisherSocket publisher, Peer peer)
    {
        var ready = Task.Run(peer.StandardOutput.ReadLine);
        for (var clock = Stopwatch.StartNew(); !ready.IsCompleted && clock.Elapsed < Limit; Thread.Sleep(10))
            publisher.Send(["start"u8.ToArray()]);
        Assert.True(ready.IsCompleted, "the peer never got ready");
    }

    private sealed class Peer : IDisposable
    {
        private readonly Process _process;

        public Peer(string python, string scenario, int port)
        {
            var script = Path.Combine(AppContext.BaseDirectory, "Jupyter", "Zmtp", "libzmq_peer.py");
            string[] arguments = [script, scenario, port.ToString(System.Globalization.CultureInfo.InvariantCulture)];
            _process = Process.Start(new ProcessStartInfo(python, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            })!;
        }

        public StreamReader StandardOutput => _process.StandardOutput;

        public StreamWriter StandardInput => _process.StandardInput;

        public void Dispose()
        {
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20))) _process.Kill();
            _process.Dispose();
        }
    }
}
