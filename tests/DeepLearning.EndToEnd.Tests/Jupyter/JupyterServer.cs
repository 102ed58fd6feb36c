using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>A Jupyter Notebook server on a free port, serving one folder.</summary>
internal sealed class JupyterServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    public JupyterServer(string python, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        Address = FormattableString.Invariant($"http://127.0.0.1:{port}/");
        var start = new ProcessStartInfo(python)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        string[] arguments =
        [
            "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", FormattableString.Invariant($"--port={port}"),
            "--NotebookApp.token=", "--NotebookApp.password=", "--NotebookApp.port_retries=0", "--notebook-dir=" + folder,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        // A pipe that nobody empties stops its writer.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        AwaitAnswer();
    }

    public string Address { get; }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void AwaitAnswer()
    {
        using var client = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; Thread.Sleep(200))
        {
            Assert.False(_process.HasExited, "the notebook server ended by itself");
            try
            {
                if (client.GetAsync(new Uri(Address + "api")).GetAwaiter().GetResult().IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        Assert.Fail("the notebook server did not answer");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
