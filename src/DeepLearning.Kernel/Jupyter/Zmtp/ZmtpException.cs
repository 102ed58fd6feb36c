namespace DeepLearning.Kernel.Jupyter.Zmtp;

/// <summary>A peer broke the protocol; its connection is closed, and no other.</summary>
internal sealed class ZmtpException(string message) : IOException(message);
