using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Worker;

/// <summary>
/// A session behind JSON-RPC 2.0. The client calls <c>run</c>, <c>interrupt</c> and <c>shutdown</c>; the server notifies it of
/// <c>started</c>, <c>stream</c>, <c>display</c>, <c>updateDisplay</c>, <c>clearOutput</c> and <c>exiting</c>, and calls <c>readLine</c>.
/// </summary>
public sealed class WorkerServer : IDisposable
{
    readonly ScriptSession session;
    readonly RpcConnection client;
    readonly CancellationTokenSource stop = new();
    readonly StopRequests stops = new();
    int cells;

    WorkerServer(Stream input, Stream output, ScriptSessionOptions? options)
    {
        session = new ScriptSession(options);
        client = new RpcConnection(new RpcMessages(input, output), HandleAsync);
    }

    /// <summary>Serves over this process's standard input and output until the client is gone.</summary>
    public static async Task RunAsync(ScriptSessionOptions? options = null)
    {
        var (input, output) = StandardChannel.Take();
        await using (input)
        await using (output)
            await RunAsync(input, output, options);
    }

    /// <summary>Serves over two streams until the client closes its end or asks for a shutdown.</summary>
    public static async Task RunAsync(Stream input, Stream output, ScriptSessionOptions? options = null)
    {
        using var server = new WorkerServer(input, output, options);
        // Environment.Exit raises this, a crash does not: so the client can tell them apart.
        EventHandler exiting = (_, _) => server.client.Notify("exiting", new JsonObject { ["code"] = Environment.ExitCode });
        AppDomain.CurrentDomain.ProcessExit += exiting;
        try
        {
            _ = server.session.WarmUp();
            await server.client.RunAsync(server.stop.Token);
        }
        catch (OperationCanceledException) when (server.stop.IsCancellationRequested)
        {
            // A shutdown.
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= exiting;
        }
    }

    /// <summary>Stops the running cell. What it left behind ends with the process.</summary>
    public void Dispose()
    {
        session.Interrupt();
        stop.Dispose();
    }

    async Task<CellResult> SubmitAsync(CellRequest request, int cell, CancellationToken stopped)
    {
        // The client's clock starts here: getting the compiler going is not the cell's time.
        await Task.WhenAny(session.WarmUp(), Task.Delay(Timeout.Infinite, stopped));
        client.Notify("started", []);
        return await session.SubmitAsync(request, new RemoteOutput(client, cell), stopped);
    }

    async Task<JsonNode?> HandleAsync(string method, JsonObject parameters)
    {
        switch (method)
        {
            case "run":
                var request = new CellRequest((string)parameters["code"]!, (string?)parameters["language"] ?? "csharp", (int?)parameters["number"]);
                var cell = (int?)parameters["cell"] ?? Interlocked.Increment(ref cells);
                return WireFormat.Write(await stops.WatchAsync(cell, stopped => SubmitAsync(request, cell, stopped)));
            case "interrupt":
                stops.Stop((int)parameters["cell"]!);
                return null;
            case "shutdown":
                await stop.CancelAsync();
                return null;
            default:
                throw new RpcException(RpcException.MethodNotFound, $"there is no method '{method}'");
        }
    }
}
