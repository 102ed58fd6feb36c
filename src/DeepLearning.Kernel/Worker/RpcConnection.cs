using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Worker;

/// <summary>One end of a JSON-RPC 2.0 connection: it calls the other end and answers its calls.</summary>
/// <param name="messages">The streams.</param>
/// <param name="handle">
/// Answers a call, by method and parameters. Notifications are handled one after the other, in the order in which they
/// came; requests side by side.
/// </param>
sealed class RpcConnection(RpcMessages messages, Func<string, JsonObject, Task<JsonNode?>> handle)
{
    readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> pending = [];
    int count;

    /// <summary>Serves the connection until the other end closes it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (await messages.ReadAsync(cancellation) is { } message)
            {
                if ((string?)message["method"] is not { } method)
                    Complete(message);
                else if (message["id"] is { } id)
                    _ = Task.Run(() => AnswerAsync(method, Parameters(message), id.DeepClone()), cancellation);
                else
                    await handle(method, Parameters(message));
            }
        }
        finally
        {
            foreach (var call in pending.Values)
                call.TrySetException(new IOException("the connection was closed"));
        }
    }

    /// <exception cref="RpcException">The other end answered with an error.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<JsonNode?> CallAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref count);
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[id] = answer;
        try
        {
            messages.Write(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
            return await answer.Task;
        }
        finally
        {
            pending.TryRemove(id, out _);
        }
    }

    public void Notify(string method, JsonObject parameters) =>
        messages.Write(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    async Task AnswerAsync(string method, JsonObject parameters, JsonNode id)
    {
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id };
        try
        {
            answer["result"] = await handle(method, parameters);
        }
        catch (Exception failed)
        {
            answer["error"] = new JsonObject { ["code"] = failed is RpcException { Code: var code } ? code : -32000, ["message"] = failed.Message };
        }
        messages.Write(answer);
    }

    void Complete(JsonObject message)
    {
        if ((int?)message["id"] is not { } id || !pending.TryGetValue(id, out var answer))
            return;
        if (message["error"] is JsonObject error)
            answer.TrySetException(new RpcException((int?)error["code"] ?? 0, (string?)error["message"] ?? ""));
        else
            answer.TrySetResult(message["result"]?.DeepClone());
    }

    static JsonObject Parameters(JsonObject message) => message["params"] as JsonObject ?? [];
}

/// <summary>A call that the other end answered with an error.</summary>
sealed class RpcException(int code, string message) : Exception(message)
{
    public const int MethodNotFound = -32601;

    public int Code { get; } = code;
}
