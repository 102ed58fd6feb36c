using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Cells;

namespace DeepLearning.Kernel.Directives;

/// <summary><c>#!import</c></summary>
internal static class ImportDirective
{
    public static async Task RunAsync(DirectiveCall call)
    {
        var file = call.Session.FullPath(call.Command.Arguments.Trim('"'));
        if (!File.Exists(file))
            throw call.Error($"there is no file {file}");
        var cells = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".ipynb" => Cells(call, file, await File.ReadAllTextAsync(file, call.Run.Cancellation)),
            ".dib" or ".cs" or ".csx" => [(Languages.CSharp, await File.ReadAllTextAsync(file, call.Run.Cancellation))],
            ".fs" or ".fsx" => [(Languages.FSharp, await File.ReadAllTextAsync(file, call.Run.Cancellation))],
            var other => throw call.Error($"a file of type '{other}' cannot be imported; known are .ipynb, .dib, .cs, .csx, .fs and .fsx"),
        };
        var number = 0;
        foreach (var (language, code) in cells)
        {
            number++;
            var path = cells.Count == 1 ? file : FormattableString.Invariant($"{file} cell {number}");
            await call.Session.RunFileAsync(code, language, path, call.Run);
        }
    }

    private static List<(string Language, string Code)> Cells(DirectiveCall call, string file, string text)
    {
        try
        {
            var notebook = JsonNode.Parse(text)!;
            var usual = UsualLanguage(notebook["metadata"]);
            return [.. notebook["cells"]!.AsArray()
                .Where(cell => (string?)cell!["cell_type"] == "code")
                .Select(cell => (LanguageOf(cell!) ?? usual, SourceOf(cell!["source"]!)))];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw call.Error($"{file} is not a notebook: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string? LanguageOf(JsonNode cell)
    {
        var metadata = cell["metadata"];
        return (string?)metadata?["polyglot_notebook"]?["kernelName"] ?? (string?)metadata?["dotnet_interactive"]?["language"];
    }

    // Of cells that do not say theirs.
    private static string UsualLanguage(JsonNode? metadata) =>
        (string?)metadata?["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"]
        ?? Languages.Find(((string?)metadata?["kernelspec"]?["language"] ?? "").ToLowerInvariant())?.Name
        ?? Languages.CSharp;

    private static string SourceOf(JsonNode source) =>
        source is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)source ?? "";
}
