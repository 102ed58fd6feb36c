using System.Diagnostics;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;
using DeepLearning.Kernel.Jupyter.Zmtp;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>
/// A script session behind the Jupyter protocol. Shell requests are answered one after another on one thread, control
/// requests on another, so that a running cell can always be interrupted.
/// </summary>
public sealed class JupyterKernel : IDisposable
{
    // The compiler recurses into what a learner wrote.
    private const int ShellStack = 16 << 20;

    // By then the first cells have had the processor to themselves.
    private static readonly TimeSpan UntilTyping = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan SettleAtMost = TimeSpan.FromMilliseconds(200);

    private readonly Channels _channels;
    private readonly Action<string> _log;
    private readonly Task<ScriptSession> _session;
    private readonly StandardInput _input;
    private readonly CellHistory _history = new();
    private readonly ExecuteRequests _execute;
    private readonly CodeRequests _code;
    private readonly ManualResetEventSlim _ended = new();
    private Queue<(Request Request, bool IsAborted)> _waiting = new();
    private volatile bool _isExecuting;

    /// <summary>Binds the sockets. <see cref="Run"/> starts to serve.</summary>
    /// <param name="connection">Where to listen, and the key.</param>
    /// <param name="createSession">Makes the session, on a thread of its own, while the client is still connecting.</param>
    /// <param name="log">Receives a line for each message and peer that was refused.</param>
    /// <exception cref="IOException">A port is taken.</exception>
    public JupyterKernel(ConnectionFile connection, Func<ScriptSession> createSession, Action<string>? log = null)
    {
        _log = log ?? (_ => { });
        _channels = new Channels(connection, _log);
        Connection = _channels.Bound(connection);
        _session = Task.Factory.StartNew(
            () => Prepared(createSession), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _input = new StandardInput(_channels);
        _execute = new ExecuteRequests(_channels, _input, _history, Session);
        _code = new CodeRequests(Session);
    }

    /// <summary>Where the kernel listens, with the ports that the system chose for those given as 0.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>How long the kernel stays when nobody is connected.</summary>
    public OrphanLimits OrphanLimits { get; init; } = new();

    /// <summary>Serves until a client asks for shutdown, <see cref="Stop"/> is called, or nobody needs the kernel any more.</summary>
    public void Run()
    {
        _channels.Start();
        ZmtpConnection.StartThread("control", () => Serve(_channels.Control, AnswerControl, urgent: true));
        ZmtpConnection.StartThread("shell", () => Serve(_channels.Shell, AnswerShell, urgent: false), ShellStack);
        _channels.PublishStatus("starting", parent: null);

        var clock = Stopwatch.StartNew();
        var parent = ParentProcess.Find();
        var watch = new OrphanWatch(
            OrphanLimits, () => _channels.ConnectionCount > 0, () => _isExecuting && !_input.IsWaiting, () => parent.IsAlive);
        while (!_ended.Wait(OrphanLimits.Interval))
        {
            if (!watch.IsOrphan(clock.Elapsed)) continue;
            _log("nobody has been connected for long: ending");
            break;
        }
        Interrupt();
        _channels.Dispose();
    }

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt()
    {
        if (_session.IsCompletedSuccessfully) _session.Result.Interrupt();
    }

    /// <summary>Makes <see cref="Run"/> return.</summary>
    public void Stop() => _ended.Set();

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _channels.Dispose();
    }

    // The compiler warms up while the client still connects; the first cell waits for what is left of it.
    private static ScriptSession Prepared(Func<ScriptSession> create)
    {
        NotebookSetup.Install();
        var session = create();
        _ = PrepareAnswersAsync(session);
        return session;
    }

    // The first question about code being typed would take a second; editors give up after two.
    private static async Task PrepareAnswersAsync(ScriptSession session)
    {
        await session.WarmUp();
        await Task.Delay(UntilTyping);
        session.Complete("Console.", cursor: 8);
    }

    private ScriptSession Session() => _session.GetAwaiter().GetResult();

    private void Serve(RouterSocket socket, Func<Request, JsonObject?> answer, bool urgent)
    {
        while (_channels.Receive(socket) is { } request)
        {
            Handle(socket, request, answer, urgent);
            while (socket == _channels.Shell && _waiting.TryDequeue(out var next))
                Handle(socket, next.Request, next.IsAborted ? AnswerAborted : answer, urgent);
        }
    }

    private void Handle(RouterSocket socket, Request request, Func<Request, JsonObject?> answer, bool urgent)
    {
        _channels.PublishStatus("busy", request, urgent);
        try
        {
            if (Answered(request, answer) is { } content) _channels.Send(socket, request, ReplyType(request), content);
        }
        finally
        {
            _channels.PublishStatus("idle", request, urgent);
        }
        if (request.Type == "shutdown_request") Stop();
    }

    private JsonObject? Answered(Request request, Func<Request, JsonObject?> answer)
    {
        try
        {
            return answer(request);
        }
        catch (Exception e) // whatever a request leads to, the kernel answers it and goes on
        {
            _log($"{request.Type}: {e.Message}");
            return ErrorContent.Reply(ErrorContent.Of(e));
        }
    }

    private JsonObject? AnswerShell(Request request) => request.Type switch
    {
        "execute_request" => Execute(request),
        "complete_request" => _code.Complete(request),
        "inspect_request" => _code.Inspect(request),
        "is_complete_request" => _code.IsComplete(request),
        "history_request" => _history.Reply(request),
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        "comm_open" => CloseComm(request),
        _ => AnswerControl(request),
    };

    private JsonObject? AnswerControl(Request request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Reply();
            case "interrupt_request":
                Interrupt();
                return new JsonObject { ["status"] = "ok" };
            case "shutdown_request":
                var content = new JsonObject { ["status"] = "ok", ["restart"] = request.Flag("restart", absent: false) };
                _channels.Publish(ReplyType(request), (JsonObject)content.DeepClone(), request, urgent: true);
                return content;
            default:
                _log($"not answered: {request.Type}");
                return null;
        }
    }

    private JsonObject? AnswerAborted(Request request) =>
        request.Type == "execute_request" ? ExecuteRequests.Aborted() : AnswerShell(request);

    private JsonObject Execute(Request request)
    {
        _isExecuting = true;
        try
        {
            return _execute.Run(request, () => AbortWaiting(request));
        }
        finally
        {
            _isExecuting = false;
        }
    }

    // What is in the queue when a cell fails was sent by a client who could not know; requests still on their way get
    // a moment. Another client's cells are not part of the run that failed.
    private void AbortWaiting(Request failed)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < SettleAtMost && _channels.Receive(_channels.Shell, Settle) is { } request)
            _waiting.Enqueue((request, false));
        _waiting = new(_waiting.Select(w => (w.Request, w.IsAborted || IsSameClient(w.Request, failed))));
    }

    private static bool IsSameClient(Request one, Request other) => one.Identities[0].AsSpan().SequenceEqual(other.Identities[0]);

    // No comm targets are offered: the protocol asks to close what was opened in vain.
    private JsonObject? CloseComm(Request request)
    {
        _channels.Publish("comm_close", new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() }, request);
        return null;
    }

    private static string ReplyType(Request request) => request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
}
