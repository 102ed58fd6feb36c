using DeepLearning.Kernel.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter.Zmtp;

// .NET counts what the whole process takes, so nothing else may run meanwhile.
[Collection(MeasuredCollection.Name)]
public class RouterMemoryTests
{
    [Fact]
    public void A_large_claim_takes_no_memory_before_its_bytes_arrive()
    {
        using var router = Sockets.Router();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var peers = Enumerable.Range(0, 20).Select(_ => new RawPeer(router.Port).Introduce("DEALER")).ToList();
        foreach (var peer in peers) peer.Stream.Write([2, 0, 0, 0, 0, 0x0F, 0xFF, 0xFF, 0xFF, 1]);
        Sockets.WaitUntil(() => router.PeerCount == 20, "all peers are connected");
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 100 << 20, "20 claims of 256 MB each took over 100 MB");
        peers.ForEach(p => p.Dispose());
    }
}
