using DeepLearning.Kernel.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

public class RouterTests
{
    [Fact]
    public void A_message_comes_with_its_senders_identity_and_an_answer_finds_its_way_back()
    {
        using var router = Sockets.Router();
        using var first = new RawPeer(router.Port).Introduce("DEALER", identity: "first"u8.ToArray());
        using var second = new RawPeer(router.Port).Introduce("DEALER", identity: "second"u8.ToArray());
        // A message for a peer that the router has not met yet is dropped, so both are heard first.
        first.Send("hello"u8.ToArray());
        Assert.Equal(["first"u8.ToArray(), "hello"u8.ToArray()], Sockets.Next(router));
        second.Send("hello"u8.ToArray());
        Assert.Equal(["second"u8.ToArray(), "hello"u8.ToArray()], Sockets.Next(router));
        router.Send(["second"u8.ToArray(), "to the second"u8.ToArray()]);
        router.Send(["first"u8.ToArray(), "to the first"u8.ToArray()]);
        Assert.Equal(["to the second"u8.ToArray()], second.Receive());
        Assert.Equal(["to the first"u8.ToArray()], first.Receive());
    }

    [Fact]
    public void Peers_without_an_identity_are_told_apart()
    {
        using var router = Sockets.Router();
        using var first = new RawPeer(router.Port).Introduce("DEALER");
        using var second = new RawPeer(router.Port).Introduce("DEALER");
        first.Send("1"u8.ToArray());
        var fromFirst = Sockets.Next(router);
        second.Send("2"u8.ToArray());
        var fromSecond = Sockets.Next(router);
        Assert.NotEqual(fromFirst[0], fromSecond[0]);
        Assert.Equal(0, fromFirst[0][0]);
        router.Send([fromSecond[0], "yours"u8.ToArray()]);
        Assert.Equal(["yours"u8.ToArray()], second.Receive());
    }

    [Fact]
    public void A_client_that_reconnects_with_its_identity_takes_over_from_its_old_connection()
    {
        using var router = Sockets.Router();
        using var old = new RawPeer(router.Port).Introduce("DEALER", identity: "client"u8.ToArray());
        old.Send("old"u8.ToArray());
        Sockets.Next(router);
        using var renewed = new RawPeer(router.Port).Introduce("DEALER", identity: "client"u8.ToArray());
        renewed.Send("new"u8.ToArray());
        Assert.Equal("new"u8.ToArray(), Sockets.Next(router)[1]);
        Assert.True(old.IsClosedByServer());
        router.Send(["client"u8.ToArray(), "welcome back"u8.ToArray()]);
        Assert.Equal(["welcome back"u8.ToArray()], renewed.Receive());
    }

    [Fact]
    public void A_message_for_a_peer_that_has_gone_is_dropped()
    {
        using var router = Sockets.Router();
        router.Send(["nobody"u8.ToArray(), "hello"u8.ToArray()]);
        using var peer = new RawPeer(router.Port).Introduce("DEALER", identity: "somebody"u8.ToArray());
        peer.Send("still there?"u8.ToArray());
        Assert.Equal("still there?"u8.ToArray(), Sockets.Next(router)[1]);
    }

    [Fact]
    public void A_frame_may_arrive_in_pieces_and_be_sent_in_the_long_form()
    {
        using var router = Sockets.Router();
        using var peer = new RawPeer(router.Port).Introduce("DEALER");
        byte[] frame = [2, 0, 0, 0, 0, 0, 0, 0, 5, .. "piece"u8];
        foreach (var b in frame)
        {
            peer.Stream.WriteByte(b);
            peer.Stream.Flush();
        }
        Assert.Equal("piece"u8.ToArray(), Sockets.Next(router)[1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(70_000)]
    [InlineData(3_000_001)]
    public void Frames_of_every_length_class_come_back_as_they_went(int length)
    {
        using var router = Sockets.Router();
        Sockets.EchoFrom(router);
        using var peer = new RawPeer(router.Port).Introduce("DEALER");
        var body = new byte[length];
        new Random(length).NextBytes(body);
        peer.Send("a"u8.ToArray(), body);
        var back = peer.Receive();
        Assert.Equal(2, back.Length);
        Assert.True(body.AsSpan().SequenceEqual(back[1]));
    }

    [Fact]
    public void A_frame_that_claims_more_than_the_limit_ends_only_its_own_connection()
    {
        var reasons = new List<string>();
        using var router = Sockets.Router(refused: line => { lock (reasons) reasons.Add(line); });
        using var good = new RawPeer(router.Port).Introduce("DEALER");
        using var hostile = new RawPeer(router.Port).Introduce("DEALER");
        hostile.Stream.Write([2, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        Assert.True(hostile.IsClosedByServer());
        Sockets.WaitUntil(() => { lock (reasons) return reasons.Count > 0; }, "the refusal is told");
        Assert.Contains("9223372036854775807 bytes", reasons[0], StringComparison.Ordinal);
        good.Send("fine"u8.ToArray());
        Assert.Equal("fine"u8.ToArray(), Sockets.Next(router)[1]);
    }

    [Fact]
    public void A_message_of_endless_frames_is_refused()
    {
        using var router = Sockets.Router(new ZmtpLimits { MessageFrames = 8 });
        using var peer = new RawPeer(router.Port).Introduce("DEALER");
        for (var i = 0; i < 8; i++) peer.Stream.Write([1, 0]);
        Assert.True(peer.IsClosedByServer());
    }

    [Fact]
    public async Task A_full_queue_stops_reading_and_loses_nothing()
    {
        using var router = Sockets.Router(new ZmtpLimits { QueueBytes = 100_000 });
        using var peer = new RawPeer(router.Port).Introduce("DEALER");
        const int Messages = 2_000;
        var sender = Task.Run(() =>
        {
            for (var i = 0; i < Messages; i++) peer.Send(BitConverter.GetBytes(i), new byte[10_000]);
        });
        Sockets.WaitUntil(() => router.Waiting >= 9, "the queue fills");
        Assert.InRange(router.Waiting, 9, 10);
        for (var i = 0; i < Messages; i++) Assert.Equal(i, BitConverter.ToInt32(Sockets.Next(router)[1]));
        await sender.WaitAsync(Sockets.Patience);
    }

    [Fact]
    public void A_ping_is_answered_with_its_context_and_its_time_to_live_is_kept()
    {
        using var router = Sockets.Router();
        using var peer = new RawPeer(router.Port).Introduce("DEALER");
        peer.SendCommand("PING", [0, 3, .. "context"u8]);
        var pong = ZmtpCommand.Parse(peer.ReadFrame().Body);
        Assert.Equal("PONG", pong.Name);
        Assert.Equal("context"u8.ToArray(), pong.Body.ToArray());
        Assert.True(peer.IsClosedByServer(), "a peer that promised traffic within 0.3 s and sent none is given up");
    }

    [Fact]
    public void Closing_sends_what_is_still_queued()
    {
        var router = Sockets.Router();
        using var peer = new RawPeer(router.Port).Introduce("DEALER", identity: "p"u8.ToArray());
        peer.Send("ready"u8.ToArray());
        Sockets.Next(router);
        for (var i = 0; i < 100; i++) router.Send(["p"u8.ToArray(), BitConverter.GetBytes(i), new byte[10_000]]);
        router.Dispose();
        for (var i = 0; i < 100; i++) Assert.Equal(i, BitConverter.ToInt32(peer.Receive()[0]));
        Assert.True(peer.IsClosedByServer());
    }
}
