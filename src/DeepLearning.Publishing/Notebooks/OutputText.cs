using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Notebooks;

/// <summary>nbformat stores an output's text as a list of lines; the program keeps it as one string.</summary>
internal static class OutputText
{
    public static JsonObject Split(JsonObject output)
    {
        var copy = output.DeepClone().AsObject();
        if (copy["text"] is JsonValue stream) copy["text"] = NotebookWriter.Lines(stream.ToString());
        if (copy["data"] is not JsonObject data) return copy;
        foreach (var (type, value) in data.ToArray())
        {
            if (IsText(type) && value is JsonValue text) data[type] = NotebookWriter.Lines(text.ToString());
        }
        return copy;
    }

    public static JsonObject Join(JsonObject output)
    {
        var copy = output.DeepClone().AsObject();
        if (copy["text"] is JsonArray stream) copy["text"] = string.Concat(stream);
        if (copy["data"] is not JsonObject data) return copy;
        foreach (var (type, value) in data.ToArray())
        {
            if (!IsJson(type) && value is JsonArray lines) data[type] = string.Concat(lines);
        }
        return copy;
    }

    private static bool IsJson(string type) =>
        type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/javascript";
}
