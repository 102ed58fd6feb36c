using System.Net;
using DeepLearning.Kernel.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

/// <summary>Sockets on a free port of this machine, started.</summary>
internal static class Sockets
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    public static RouterSocket Router(ZmtpLimits? limits = null, Action<string>? refused = null) =>
        Started(new RouterSocket(AnyPort, limits) { Refused = refused });

    public static PublisherSocket Publisher(ZmtpLimits? limits = null, Action<string>? refused = null) =>
        Started(new PublisherSocket(AnyPort, limits) { Refused = refused });

    public static ReplySocket Reply() => Started(new ReplySocket(AnyPort));

    /// <summary>Answers every message of a router with itself, until the router is closed.</summary>
    public static void EchoFrom(RouterSocket router) => ZmtpConnection.StartThread("echo", () =>
    {
        while (router.TryReceive(out var frames)) router.Send(frames);
    });

    public static byte[][] Next(RouterSocket router)
    {
        Assert.True(router.TryReceive(out var frames, Patience), "no message came");
        return frames;
    }

    public static void WaitUntil(Func<bool> condition, string what)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "waited in vain: " + what);
            Thread.Sleep(10);
        }
    }

    private static T Started<T>(T socket) where T : ZmtpSocket
    {
        socket.Start();
        return socket;
    }
}
