using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter;
using DeepLearning.Kernel.Jupyter.Messages;
using DeepLearning.Kernel.Jupyter.Zmtp;
using DeepLearning.Kernel.Tests.Jupyter.Zmtp;

namespace DeepLearning.Kernel.Tests.Jupyter;

/// <summary>A Jupyter client in the test's hand: it says what it is told and checks every signature that comes back.</summary>
internal sealed class JupyterClient : IDisposable
{
    private const int PatienceMilliseconds = 120_000;

    private readonly MessageCodec _codec;
    private readonly RawPeer _ioPub;

    public JupyterClient(ConnectionFile connection)
    {
        _codec = new MessageCodec(connection.Key);
        var identity = Guid.NewGuid().ToByteArray();
        identity[0] = 1;
        Shell = new RawPeer(connection.ShellPort, PatienceMilliseconds).Introduce("DEALER", identity: identity);
        Control = new RawPeer(connection.ControlPort, PatienceMilliseconds).Introduce("DEALER", identity: identity);
        Stdin = new RawPeer(connection.StdinPort, PatienceMilliseconds).Introduce("DEALER", identity: identity);
        _ioPub = new RawPeer(connection.IoPubPort, PatienceMilliseconds).Introduce("SUB");
        _ioPub.SendCommand("SUBSCRIBE");
        AwaitSubscription();
    }

    public RawPeer Shell { get; }

    public RawPeer Control { get; }

    public RawPeer Stdin { get; }

    public static JsonObject Execute(
        string code,
        bool silent = false,
        bool storeHistory = true,
        bool stopOnError = true,
        bool allowStdin = false,
        JsonObject? expressions = null) => new()
        {
            ["code"] = code,
            ["silent"] = silent,
            ["store_history"] = storeHistory,
            ["user_expressions"] = expressions ?? [],
            ["allow_stdin"] = allowStdin,
            ["stop_on_error"] = stopOnError,
        };

    /// <summary>Sends a message and tells its id.</summary>
    public string Send(RawPeer channel, string type, JsonObject? content = null)
    {
        channel.Send(_codec.Encode([], type, content ?? [], null, out var id));
        return id;
    }

    public byte[][] Encode(string type, JsonObject content) => _codec.Encode([], type, content, null);

    /// <summary>The next message on a channel.</summary>
    public Request Receive(RawPeer channel) => _codec.Decode(channel.Receive());

    /// <summary>Asks on a channel and waits for the answer to this very question.</summary>
    public JsonElement Ask(RawPeer channel, string type, JsonObject? content = null)
    {
        var id = Send(channel, type, content);
        var reply = Receive(channel);
        Assert.Equal(id, reply.ParentId);
        Assert.Equal(type.Replace("_request", "_reply", StringComparison.Ordinal), reply.Type);
        return reply.Content;
    }

    /// <summary>The next published message, of whatever request.</summary>
    public Request NextPublished() => _codec.Decode(_ioPub.Receive()[1..]);

    /// <summary>What was published for a request, up to and without its idle.</summary>
    public List<Request> PublishedFor(string id)
    {
        var published = new List<Request>();
        while (true)
        {
            var message = NextPublished();
            if (message.ParentId != id) continue;
            if (message.Type == "status" && message.Content.GetProperty("execution_state").GetString() == "idle") return published;
            published.Add(message);
        }
    }

    /// <summary>Runs a cell: its reply, and what was published for it between busy and idle.</summary>
    public (JsonElement Reply, List<Request> Outputs) Run(string code, bool stopOnError = true) =>
        Run(Execute(code, stopOnError: stopOnError));

    public (JsonElement Reply, List<Request> Outputs) Run(JsonObject content)
    {
        var id = Send(Shell, "execute_request", content);
        var published = PublishedFor(id);
        var reply = Receive(Shell);
        Assert.Equal(id, reply.ParentId);
        Assert.Equal("execute_reply", reply.Type);
        Assert.Equal("status", published[0].Type);
        Assert.Equal("busy", published[0].Content.GetProperty("execution_state").GetString());
        return (reply.Content, published[1..]);
    }

    public void Dispose()
    {
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
        _ioPub.Dispose();
    }

    // A subscription is in effect when something that was asked for after it is published.
    private void AwaitSubscription()
    {
        var seen = new ManualResetEventSlim();
        ZmtpConnection.StartThread("await subscription", () =>
        {
            NextPublished();
            seen.Set();
        });
        do
        {
            Send(Control, "kernel_info_request");
            Receive(Control);
        }
        while (!seen.Wait(5));
        PublishedFor(Send(Control, "kernel_info_request"));
        Receive(Control);
    }
}
