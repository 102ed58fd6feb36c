using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Browsers;

/// <summary>A browser spoken to through the Chrome DevTools Protocol: one command at a time, each with its answer.</summary>
internal sealed class DevTools : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private int _lastId;

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancellation)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(address, cancellation);
        return tools;
    }

    /// <summary>Opens a page, and gives the name by which commands reach it.</summary>
    public async Task<string> OpenAsync(string address, int width, int height, CancellationToken cancellation)
    {
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, null, cancellation);
        var session = (string)(await SendAsync("Target.attachToTarget",
            new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true }, null, cancellation))["sessionId"]!;
        await SendAsync("Emulation.setDeviceMetricsOverride",
            new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false }, session,
            cancellation);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address }, session, cancellation);
        return session;
    }

    public Task CloseAsync(string page, CancellationToken cancellation) => SendAsync("Page.close", [], page, cancellation);

    /// <summary>The text that an expression gives; null where it gives none, or where the page is just being replaced.</summary>
    public async Task<string?> EvaluateAsync(string page, string expression, CancellationToken cancellation)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true }, page,
            cancellation, mayFail: true);
        return answer["result"]?["value"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    /// <summary>Sends a command and waits for its answer; events that come in between are nobody's concern.</summary>
    public async Task<JsonObject> SendAsync(string method, JsonObject parameters, string? page, CancellationToken cancellation,
        bool mayFail = false)
    {
        var id = ++_lastId;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (page is not null) command["sessionId"] = page;
        try
        {
            await _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text,
                endOfMessage: true, cancellation);
            while (true)
            {
                var message = await ReceiveAsync(cancellation);
                if ((int?)message["id"] != id) continue;
                if (message["result"] is JsonObject result) return result;
                if (mayFail) return [];
                throw new UserError($"the browser could not do {method}: {message["error"]?["message"]}", ExitCode.EngineFailure);
            }
        }
        catch (WebSocketException failure)
        {
            throw new UserError($"the browser ended while it did {method}: {failure.Message}", ExitCode.EngineFailure);
        }
    }

    private async Task<JsonObject> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellation);
            if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("it closed the connection");
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        message.Position = 0;
        return JsonNode.Parse(message)!.AsObject();
    }

    public void Dispose() => _socket.Dispose();
}
