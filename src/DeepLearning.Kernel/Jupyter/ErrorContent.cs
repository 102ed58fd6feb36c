using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>An error as Jupyter's messages carry it.</summary>
internal static class ErrorContent
{
    private const string Red = "\u001b[31m";
    private const string Plain = "\u001b[0m";

    public static JsonObject Of(CellError error) => Of(error.Name, error.Message, error.Traceback);

    /// <summary>The kernel's own failure to answer a request.</summary>
    public static JsonObject Of(Exception error) => Of(error.GetType().Name, error.Message, [$"{error.GetType().Name}: {error.Message}"]);

    /// <summary>The same as the content of a reply.</summary>
    public static JsonObject Reply(JsonObject error)
    {
        error["status"] = "error";
        return error;
    }

    private static JsonObject Of(string name, string message, IReadOnlyList<string> traceback) => new()
    {
        ["ename"] = name,
        ["evalue"] = message,
        // Clients show the traceback as a terminal would: its first line, which says what is wrong, in red.
        ["traceback"] = new JsonArray([.. traceback.Select(
            (line, i) => JsonValue.Create(i == 0 && !line.Contains('\u001b', StringComparison.Ordinal) ? Red + line + Plain : line))]),
    };
}
