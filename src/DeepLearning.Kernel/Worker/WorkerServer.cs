using DeepLearning.Kernel.Processes;

namespace DeepLearning.Kernel.Worker;

/// <summary>
/// A session behind a channel: the client sends <see cref="RunCell"/>, <see cref="InterruptCell"/> and <see cref="InputLine"/>,
/// and gets everything that cells put out as <see cref="WorkerEvent"/>s.
/// </summary>
public sealed class WorkerServer : IDisposable
{
    private readonly ScriptSession _session;
    private readonly MessageChannel<WorkerEvent, WorkerRequest> _client;
    private readonly StopRequests _stops = new();
    private readonly InputQuestions _questions = new();

    private WorkerServer(Stream input, Stream output, ScriptSessionOptions? options)
    {
        _session = new ScriptSession(options);
        _client = WorkerMessages.ForWorker(input, output);
    }

    /// <summary>Serves over this process's standard input and output until the client is gone.</summary>
    public static async Task RunAsync(ScriptSessionOptions? options = null)
    {
        var (input, output) = StandardChannel.Take();
        await using (input)
        await using (output)
            await RunAsync(input, output, options);
    }

    /// <summary>Serves over two streams until the client closes its end.</summary>
    public static async Task RunAsync(Stream input, Stream output, ScriptSessionOptions? options = null)
    {
        using var server = new WorkerServer(input, output, options);
        // Environment.Exit raises this, a crash does not: so the client can tell them apart.
        EventHandler exiting = (_, _) => server._client.Write(new WorkerExiting(Environment.ExitCode));
        AppDomain.CurrentDomain.ProcessExit += exiting;
        try
        {
            _ = server._session.WarmUp();
            await server.ServeAsync();
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= exiting;
        }
    }

    /// <summary>Stops the running cell. What it left behind ends with the process.</summary>
    public void Dispose() => _session.Interrupt();

    private async Task ServeAsync()
    {
        try
        {
            while (await _client.ReadAsync() is { } request)
            {
                switch (request)
                {
                    case RunCell run: _ = Task.Run(() => RunAsync(run)); break;
                    // Stopping runs what waits for it, so it is not done here, where the next request is to be read.
                    case InterruptCell interrupt: _ = Task.Run(() => _stops.Stop(interrupt.Cell)); break;
                    case InputLine line: _questions.Answer(line); break;
                }
            }
        }
        finally
        {
            _questions.Close();
        }
    }

    private async Task RunAsync(RunCell run)
    {
        try
        {
            var result = await _stops.WatchAsync(run.Cell, stopped => SubmitAsync(run, stopped));
            _client.Write(new CellEnded(run.Cell, CellReport.Of(result), null));
        }
        catch (Exception failed) when (failed is not IOException)
        {
            _client.Write(new CellEnded(run.Cell, null, failed.Message));
        }
    }

    private async Task<CellResult> SubmitAsync(RunCell run, CancellationToken stopped)
    {
        // The client's clock starts here: getting the compiler going is not the cell's time.
        await Task.WhenAny(_session.WarmUp(), Task.Delay(Timeout.Infinite, stopped));
        _client.Write(new CellStarted());
        var request = new CellRequest(run.Code, run.Language, run.Number);
        return await _session.SubmitAsync(request, new RemoteOutput(_client.Write, _questions), stopped);
    }
}
