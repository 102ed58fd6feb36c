using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Notebooks;

/// <summary>
/// Reads notebooks (nbformat 4.0 to 4.5) that anyone may have sent: whatever the file holds, the answer is a
/// notebook or one <see cref="UserError"/> that names the file and the place.
/// </summary>
internal static partial class NotebookReader
{
    /// <summary>Beyond this a notebook carries outputs that no lesson makes, and reading it would take gigabytes.</summary>
    public const long LargestFile = 100L << 20;

    private const int DeepestNesting = 128;

    public static NotebookDocument Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new UserError($"{path}: there is no such notebook");
        if (file.Length > LargestFile)
        {
            throw new UserError(
                $"{path}: is {file.Length >> 20} MB, and a notebook may have at most {LargestFile >> 20} MB; clear its outputs and save it "
                + "again");
        }
        return Parse(path, File.ReadAllBytes(path));
    }

    public static NotebookDocument Parse(string path, ReadOnlySpan<byte> bytes, bool allowRepeatedIds = false)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (bytes.IsEmpty) throw new UserError($"{path}: the file is empty; take a fresh copy of the notebook");
        var root = ParseJson(path, bytes) as JsonObject
            ?? throw new UserError($"{path}: holds JSON, but not a notebook (an object with `cells`); take a fresh copy");

        if (Integer(root["nbformat"]) is not { } major || major != 4)
        {
            var given = root["nbformat"] is { } version ? $"notebook format {version.ToJsonString()}" : "a file without `nbformat`";
            throw new UserError($"{path}: is {given}, and format 4 is expected; open and save it in Jupyter or VS Code");
        }
        var cells = root["cells"] as JsonArray ?? throw new UserError($"{path}: has no list of `cells`; take a fresh copy of the notebook");

        var document = new NotebookDocument { Metadata = root["metadata"] is JsonObject metadata ? metadata.DeepClone().AsObject() : [] };
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = ReadCell($"{path}: cell {i + 1}", cells[i], i + 1);
            if (!ids.Add(cell.Id) && !allowRepeatedIds)
                throw new UserError($"{path}: cell {i + 1}: the id `{cell.Id}` is already an earlier cell's; give one of them another");
            document.Cells.Add(cell);
        }
        return document;
    }

    private static JsonNode? ParseJson(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };
            return JsonNode.Parse(bytes, documentOptions: options);
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"{path}:{line + 1}") : path;
            var what = error.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? $"the JSON is nested more than {DeepestNesting} deep"
                : IsTruncated(error) ? "the JSON ends in the middle; the file is truncated" : "this is not JSON";
            throw new UserError($"{place}: {what}; take a fresh copy of the notebook");
        }
    }

    private static bool IsTruncated(JsonException error) =>
        error.Message.Contains("end of data", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("isn't closed", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("Expected depth to be zero", StringComparison.OrdinalIgnoreCase);

    private static NotebookCell ReadCell(string place, JsonNode? node, int number)
    {
        var json = node as JsonObject ?? throw new UserError($"{place}: is not an object; take a fresh copy of the notebook");
        var type = json["cell_type"]?.ToString();
        if (type is not ("markdown" or "code" or "raw"))
        {
            throw new UserError(
                $"{place}: `cell_type` is {json["cell_type"]?.ToJsonString() ?? "missing"}; it must be markdown, code or raw");
        }
        var id = json["id"] is JsonValue given && given.TryGetValue(out string? text)
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"cell-{number}");
        if (!ValidId().IsMatch(id))
            throw new UserError($"{place}: an id has 1 to 64 letters, digits, `-` and `_`, unlike `{Shortened(id)}`");
        return new NotebookCell
        {
            Id = id,
            Type = type,
            Source = Text(json["source"]) ?? throw new UserError($"{place}: `source` must be text or a list of lines"),
            Metadata = json["metadata"] is JsonObject metadata ? metadata.DeepClone().AsObject() : [],
            Outputs = json["outputs"] is JsonArray outputs
                ? new JsonArray([.. outputs.OfType<JsonObject>().Select(OutputText.Join)])
                : [],
            ExecutionCount = Integer(json["execution_count"]),
        };
    }

    private static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text.ReplaceLineEndings("\n"),
        JsonArray lines when lines.All(line => line is JsonValue value && value.TryGetValue(out string? _)) =>
            string.Concat(lines.Select(line => line!.ToString())).ReplaceLineEndings("\n"),
        _ => null,
    };

    private static int? Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex ValidId();
}
