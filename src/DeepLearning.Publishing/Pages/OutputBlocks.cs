using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Pages;

/// <summary>Chooses, for each output of an executed cell, the richest form that a page can show.</summary>
internal static partial class OutputBlocks
{
    private const string Plotly = "application/vnd.plotly.v1+json";
    private static readonly string[] Pictures = ["image/svg+xml", "image/png", "image/jpeg", "image/gif"];

    public static IReadOnlyList<Block> Of(JsonArray outputs)
    {
        var blocks = new List<Block>();
        foreach (var output in outputs.OfType<JsonObject>())
        {
            var block = Of(output);
            // A program prints line by line and shows value by value; the page has one panel for each.
            if (block is TextBlock text && blocks.LastOrDefault() is TextBlock last && last.Source == text.Source && text.Source != "error")
                blocks[^1] = last with { Text = last.Text + (text.Source == "result" ? "\n" : "") + text.Text };
            else if (block is not null) blocks.Add(block);
        }
        return blocks;
    }

    private static Block? Of(JsonObject output) => (string?)output["output_type"] switch
    {
        "stream" => new TextBlock(Ansi().Replace(Joined(output["text"]), ""), (string?)output["name"] ?? "stdout"),
        "error" => new TextBlock($"{output["ename"]}: {output["evalue"]}", "error"),
        "display_data" or "execute_result" when output["data"] is JsonObject data => OfBundle(data),
        _ => null,
    };

    private static Block? OfBundle(JsonObject data)
    {
        var plain = data["text/plain"] is { } text ? Ansi().Replace(Joined(text), "") : "";
        var html = data["text/html"] is { } rich ? Joined(rich) : null;
        if (data[Plotly] is JsonObject figure) return new FigureBlock((JsonObject)figure.DeepClone(), plain, html);
        foreach (var type in Pictures)
        {
            if (data[type] is not { } picture) continue;
            var content = Joined(picture);
            var isDrawing = type == "image/svg+xml";
            var bytes = isDrawing ? Encoding.UTF8.GetBytes(content) : Convert.FromBase64String(content.ReplaceLineEndings(""));
            return new PictureBlock(type, bytes, plain);
        }
        if (data["text/vnd.mermaid"] is { } mermaid) return new MermaidBlock(Joined(mermaid));
        if (html is not null) return new HtmlBlock(html, plain);
        if (data["text/markdown"] is { } markdown) return new ProseBlock(Joined(markdown));
        if (data["text/latex"] is { } latex) return new ProseBlock("$$" + Joined(latex).Trim().Trim('$') + "$$");
        return plain.Length > 0 ? new TextBlock(plain, "result") : null;
    }

    /// <summary>nbformat writes long text as one string or as a list of lines.</summary>
    public static string Joined(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => "",
    };

    [GeneratedRegex(@"\x1B\[[0-9;]*m")]
    private static partial Regex Ansi();
}
