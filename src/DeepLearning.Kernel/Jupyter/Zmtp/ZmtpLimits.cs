namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>What one peer may cost: every wait and every buffer of the transport is bounded by one of these.</summary>
internal sealed record ZmtpLimits
{
    public static ZmtpLimits Default { get; } = new();

    /// <summary>The largest message taken from a peer, all its frames together.</summary>
    public long MessageBytes { get; init; } = 256L << 20;

    /// <summary>The most frames in one message.</summary>
    public int MessageFrames { get; init; } = 1024;

    /// <summary>The largest command (READY, SUBSCRIBE, PING…).</summary>
    public int CommandBytes { get; init; } = 16 << 10;

    /// <summary>The most subscriptions that one subscriber may hold.</summary>
    public int Subscriptions { get; init; } = 1024;

    /// <summary>What may wait to be sent to one peer, or to be read by the kernel. A larger message passes alone.</summary>
    public long QueueBytes { get; init; } = 32L << 20;

    /// <summary>The most peers connected to one socket.</summary>
    public int Connections { get; init; } = 256;

    /// <summary>How long a new connection may take to introduce itself.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a peer that takes nothing may hold up the sender before it is disconnected.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long closing a socket waits for what is still queued.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(2);
}
