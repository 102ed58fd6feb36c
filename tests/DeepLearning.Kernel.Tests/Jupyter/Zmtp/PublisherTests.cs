using System.Diagnostics;
using DeepLearning.Kernel.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

public class PublisherTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Subscribing_works_by_message_as_in_3_0_and_by_command_as_in_3_1(byte minorVersion)
    {
        using var publisher = Sockets.Publisher();
        using var peer = new RawPeer(publisher.Port).Introduce("SUB", minorVersion);
        Subscribe(peer, minorVersion, add: true, "news"u8.ToArray());
        Await(publisher, peer, "news"u8.ToArray());
        publisher.Send(["weather"u8.ToArray(), "rain"u8.ToArray()]);
        publisher.Send(["news.local"u8.ToArray(), "fair"u8.ToArray()]);
        Assert.Equal(["news.local"u8.ToArray(), "fair"u8.ToArray()], peer.Receive());

        Subscribe(peer, minorVersion, add: true, ""u8.ToArray());
        Subscribe(peer, minorVersion, add: false, "news"u8.ToArray());
        Await(publisher, peer, "anything"u8.ToArray());
    }

    [Fact]
    public void Two_subscriptions_to_one_prefix_need_two_cancellations()
    {
        using var publisher = Sockets.Publisher();
        using var peer = new RawPeer(publisher.Port).Introduce("SUB");
        foreach (var add in new[] { true, true, false }) Subscribe(peer, 1, add, "a"u8.ToArray());
        Subscribe(peer, 1, add: true, "end"u8.ToArray());
        Await(publisher, peer, "end"u8.ToArray());
        publisher.Send(["a"u8.ToArray()]);
        Assert.Equal(["a"u8.ToArray()], peer.Receive());
    }

    [Fact]
    public void A_message_that_is_not_a_subscription_ends_the_connection()
    {
        using var publisher = Sockets.Publisher();
        using var peer = new RawPeer(publisher.Port).Introduce("SUB");
        peer.Send("hello"u8.ToArray());
        Assert.True(peer.IsClosedByServer());
    }

    [Fact]
    public void More_subscriptions_than_the_limit_end_the_connection()
    {
        using var publisher = Sockets.Publisher(new ZmtpLimits { Subscriptions = 10 });
        using var peer = new RawPeer(publisher.Port).Introduce("SUB");
        for (var i = 0; i < 11; i++) Subscribe(peer, 1, add: true, [(byte)i]);
        Assert.True(peer.IsClosedByServer());
    }

    [Fact]
    public async Task A_reader_that_is_merely_slow_gets_every_message()
    {
        using var publisher = Sockets.Publisher(new ZmtpLimits { QueueBytes = 200_000 });
        using var peer = new RawPeer(publisher.Port).Introduce("SUB");
        Subscribe(peer, 1, add: true, []);
        Await(publisher, peer, "start"u8.ToArray());
        const int Messages = 2_000;
        var sender = Task.Run(() =>
        {
            for (var i = 0; i < Messages; i++) publisher.Send([BitConverter.GetBytes(i), new byte[10_000]]);
        });
        for (var i = 0; i < Messages; i++)
        {
            if (i % 500 == 0) Thread.Sleep(50);
            Assert.Equal(i, BitConverter.ToInt32(peer.Receive()[0]));
        }
        await sender.WaitAsync(Sockets.Patience);
    }

    [Fact]
    public async Task A_subscriber_that_takes_nothing_is_disconnected_and_the_others_go_on()
    {
        using var publisher = Sockets.Publisher(new ZmtpLimits { QueueBytes = 1 << 20, Stall = TimeSpan.FromMilliseconds(500) });
        using var dead = new RawPeer(publisher.Port).Introduce("SUB");
        using var alive = new RawPeer(publisher.Port, timeoutMilliseconds: 60_000).Introduce("SUB");
        foreach (var peer in new[] { dead, alive })
        {
            Subscribe(peer, 1, add: true, []);
        }
        Await(publisher, alive, "start"u8.ToArray());
        Sockets.WaitUntil(() => publisher.PeerCount == 2, "both are connected");

        var received = 0;
        var reader = Task.Run(() =>
        {
            while (alive.Receive()[0] is not [1]) received++;
        });
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++) publisher.Send(["bulk"u8.ToArray(), new byte[1 << 20]]);
        publisher.Send([[1]]);
        await reader.WaitAsync(Sockets.Patience);
        Assert.Equal(200, received);
        Sockets.WaitUntil(() => publisher.PeerCount == 1, "the dead subscriber is disconnected");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(25), $"publishing took {clock.Elapsed}");
    }

    [Fact]
    public async Task An_urgent_message_does_not_wait_behind_a_full_queue()
    {
        using var publisher = Sockets.Publisher(new ZmtpLimits { QueueBytes = 1 << 20, Stall = TimeSpan.FromSeconds(20) });
        using var dead = new RawPeer(publisher.Port).Introduce("SUB");
        Subscribe(dead, 1, add: true, []);
        Await(publisher, dead, "start"u8.ToArray());
        var blocked = Task.Run(() =>
        {
            for (var i = 0; i < 50; i++) publisher.Send(["bulk"u8.ToArray(), new byte[1 << 20]]);
        });
        Assert.NotSame(blocked, await Task.WhenAny(blocked, Task.Delay(300)));
        var clock = Stopwatch.StartNew();
        publisher.Send(["status"u8.ToArray()], urgent: true);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"the urgent message waited {clock.Elapsed}");
    }

    private static void Subscribe(RawPeer peer, byte minorVersion, bool add, byte[] prefix)
    {
        if (minorVersion == 0) peer.Send([add ? (byte)1 : (byte)0, .. prefix]);
        else peer.SendCommand(add ? "SUBSCRIBE" : "CANCEL", prefix);
    }

    // A subscription takes effect when the server has read it: publish until one copy arrives, then take in the rest.
    private static void Await(PublisherSocket publisher, RawPeer peer, byte[] topic)
    {
        var marker = 0;
        var arrived = Task.Run(() =>
        {
            var first = peer.Receive();
            Assert.Equal(topic, first[0]);
            return BitConverter.ToInt32(first[1]);
        });
        while (!arrived.Wait(10)) publisher.Send([topic, BitConverter.GetBytes(++marker)]);
        for (var next = arrived.Result; next < marker;) next = BitConverter.ToInt32(peer.Receive()[1]);
    }
}
