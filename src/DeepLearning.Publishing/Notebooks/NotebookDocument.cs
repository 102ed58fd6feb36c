using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Notebooks;

/// <summary>A Jupyter notebook (nbformat 4.5) in memory.</summary>
internal sealed class NotebookDocument
{
    public JsonObject Metadata { get; init; } = [];
    public List<NotebookCell> Cells { get; init; } = [];

    public string Title => (string?)Metadata["title"] ?? "Notebook";

    /// <summary>The metadata by which Jupyter and VS Code choose the course's kernel and colour its code.</summary>
    public static JsonObject CourseMetadata() => new()
    {
        ["kernelspec"] = new JsonObject
        {
            ["display_name"] = "C# (Deep Learning)",
            ["language"] = "C#",
            ["name"] = "deep-learning-csharp",
        },
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
        },
    };
}

/// <summary>One cell; text is joined, with LF line ends, however the file splits it.</summary>
internal sealed class NotebookCell
{
    public required string Id { get; init; }

    /// <summary><c>markdown</c>, <c>code</c> or <c>raw</c>.</summary>
    public required string Type { get; init; }
    public required string Source { get; init; }
    public JsonObject Metadata { get; init; } = [];
    public JsonArray Outputs { get; set; } = [];
    public int? ExecutionCount { get; set; }

    /// <summary>The line of the lesson file that the cell came from; 0 when it came from a notebook.</summary>
    public int Line { get; init; }

    public bool IsCode => Type == "code";

    public bool Has(string tag) =>
        Metadata["tags"] is JsonArray tags
            && tags.Any(item => item is JsonValue value && value.TryGetValue(out string? text) && text == tag);
}
