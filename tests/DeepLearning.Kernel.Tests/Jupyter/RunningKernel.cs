using System.Net;
using System.Security.Cryptography;
using DeepLearning.Kernel.Jupyter;

namespace DeepLearning.Kernel.Tests.Jupyter;

/// <summary>A kernel on free ports, running in this process.</summary>
public sealed class RunningKernel : IDisposable
{
    private readonly JupyterKernel _kernel;
    private readonly Thread _thread;

    public RunningKernel()
        : this(null)
    {
    }

    internal RunningKernel(OrphanLimits? orphans)
    {
        var connection = new ConnectionFile(IPAddress.Loopback, 0, 0, 0, 0, 0, RandomNumberGenerator.GetBytes(32));
        _kernel = new JupyterKernel(connection, () => new ScriptSession(), Log) { OrphanLimits = orphans ?? new OrphanLimits() };
        _thread = new Thread(_kernel.Run) { IsBackground = true };
        _thread.Start();
    }

    public ConnectionFile Connection => _kernel.Connection;

    /// <summary>What the kernel wrote to its log.</summary>
    public List<string> Lines { get; } = [];

    public bool WaitForEnd(TimeSpan limit) => _thread.Join(limit);

    internal JupyterClient Connect() => new(Connection);

    public void Dispose()
    {
        _kernel.Stop();
        Assert.True(_thread.Join(TimeSpan.FromSeconds(30)), "the kernel did not end");
        _kernel.Dispose();
    }

    private void Log(string line)
    {
        lock (Lines) Lines.Add(line);
    }
}
