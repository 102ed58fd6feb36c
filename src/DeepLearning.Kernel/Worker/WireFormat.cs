using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Worker;

/// <summary>A cell's result as JSON.</summary>
static class WireFormat
{
    public static JsonObject Write(CellResult result) => new()
    {
        ["status"] = result.Status.ToString(),
        ["value"] = result.Value?.ToJson(),
        ["error"] = result.Error is { } error ? Write(error) : null,
        ["milliseconds"] = result.Elapsed.TotalMilliseconds,
        ["goesOn"] = result.GoesOn,
    };

    public static CellResult Read(JsonObject json) => new(
        Enum.Parse<CellStatus>((string)json["status"]!),
        json["value"] is JsonObject value ? MimeBundle.FromJson(value) : null,
        json["error"] is JsonObject error ? ReadError(error) : null,
        TimeSpan.FromMilliseconds((double)json["milliseconds"]!))
    {
        GoesOn = (bool)json["goesOn"]!,
    };

    static JsonObject Write(CellError error) => new()
    {
        ["name"] = error.Name,
        ["message"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        ["line"] = error.Line,
        ["column"] = error.Column,
    };

    static CellError ReadError(JsonObject json) => new(
        (string)json["name"]!,
        (string)json["message"]!,
        [.. json["traceback"]!.AsArray().Select(line => (string)line!)],
        (int?)json["line"],
        (int?)json["column"]);
}
