using System.Net.Sockets;
using DeepLearning.Kernel.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

/// <summary>Seeded hostile bytes: whatever a peer sends, only its own connection suffers.</summary>
[Collection(MeasuredCollection.Name)]
public class FuzzTests
{
    private const int Connections = 2_000;
    private const int FramesEach = 5;

    [Fact]
    public void Ten_thousand_malformed_frames_neither_crash_nor_leak_nor_hang()
    {
        var limits = new ZmtpLimits { Handshake = TimeSpan.FromSeconds(2), QueueBytes = 1 << 20 };
        using var router = Sockets.Router(limits);
        using var publisher = Sockets.Publisher(limits);
        // What happens to be well-formed must not fill the queue.
        ZmtpConnection.StartThread("drain", () =>
        {
            while (router.TryReceive(out _))
            {
            }
        });
        var threadsBefore = System.Diagnostics.Process.GetCurrentProcess().Threads.Count;
        var heldBefore = GC.GetTotalMemory(forceFullCollection: true);
        var random = new Random(20261121);
        for (var i = 0; i < Connections; i++)
        {
            Attack(random, i % 2 == 0 ? (router, "DEALER") : (publisher, "SUB"));
        }

        Sockets.WaitUntil(() => router.PeerCount + publisher.PeerCount == 0, "every hostile connection is closed");
        Sockets.WaitUntil(
            () => System.Diagnostics.Process.GetCurrentProcess().Threads.Count < threadsBefore + 50, "the connections' threads end");
        var held = GC.GetTotalMemory(forceFullCollection: true) - heldBefore;
        Assert.True(held < 50 << 20, $"{held >> 20} MB are still held");
        using var good = new RawPeer(publisher.Port).Introduce("SUB");
        good.SendCommand("SUBSCRIBE");
        Sockets.WaitUntil(() => publisher.PeerCount == 1, "a good peer is still let in");
    }

    private static void Attack(Random random, (ZmtpSocket Socket, string PeerType) target)
    {
        try
        {
            using var peer = new RawPeer(target.Socket.Port, 5_000);
            if (random.Next(10) == 0)
            {
                peer.Stream.Write(Damage(random, ZmtpGreeting.Create()));
                peer.Stream.Write(Damage(random, RawPeer.Ready(target.PeerType)));
            }
            else
            {
                peer.Introduce(target.PeerType);
            }
            for (var i = 0; i < FramesEach; i++) peer.Stream.Write(HostileFrame(random));
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Refused in the middle of it, as it should be.
        }
    }

    private static byte[] HostileFrame(Random random)
    {
        var body = new byte[random.Next(300)];
        random.NextBytes(body);
        return random.Next(6) switch
        {
            0 => body,
            1 => [(byte)random.Next(256), (byte)body.Length, .. body],
            2 => [4, (byte)body.Length, .. body],
            3 => [2, .. BitConverter.GetBytes(random.NextInt64()), .. body],
            4 => [1, (byte)random.Next(256), .. body],
            _ => Damage(random, [4, 11, 9, .. "SUBSCRIBE"u8, (byte)random.Next(256), .. body]),
        };
    }

    private static byte[] Damage(Random random, byte[] bytes)
    {
        for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
