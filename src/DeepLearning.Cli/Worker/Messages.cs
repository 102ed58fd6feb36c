using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepLearning.Cli.Worker;

/// <summary>JSON-RPC 2.0 between the program and its worker: one message a line, UTF-8, in both directions.</summary>
internal static class Messages
{
    public const string Run = "run";
    public const string Interrupt = "interrupt";
    public const string Stream = "stream";
    public const string Display = "display";
    public const string Update = "update";
    public const string Clear = "clear";
    public const string Flood = "flood";

    /// <summary>A cell that puts out more than this is not read by anyone; its worker is stopped.</summary>
    public const int LargestOutput = 64 << 20;

    /// <summary>Text travels in pieces, so that no message is long.</summary>
    public const int LargestPiece = 64 << 10;

    public static JsonObject Call(int id, string method, JsonObject parameters) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters };

    public static JsonObject Notification(string method, JsonObject parameters) =>
        new() { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters };

    public static JsonObject Response(int id, JsonObject result) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = id, ["result"] = result };

    public static byte[] ToLine(JsonObject message) => [.. Encoding.UTF8.GetBytes(message.ToJsonString()), (byte)'\n'];

    /// <summary>The message in a line; <see langword="null"/> for a line that is none.</summary>
    public static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
