using System.IO.Enumeration;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>The cells that this kernel has run, for a console's arrow keys and searches.</summary>
internal sealed class CellHistory
{
    private const int Session = 1;

    private readonly List<Entry> _entries = [];

    public void Add(int number, string code, string? output)
    {
        lock (_entries) _entries.Add(new Entry(number, code, output));
    }

    /// <summary>Answers a <c>history_request</c>: the last cells, a range of them, or those that fit a pattern.</summary>
    public JsonObject Reply(Request request)
    {
        Entry[] entries;
        lock (_entries) entries = [.. _entries];
        var most = request.Number("n", int.MaxValue);
        IEnumerable<Entry> found = request.Text("hist_access_type", "tail") switch
        {
            "tail" => entries.TakeLast(Math.Max(0, most)),
            "range" => Range(request, entries),
            "search" => Search(request, entries).TakeLast(Math.Max(0, most)),
            var other => throw new MessageException($"history_request: hist_access_type '{other}' is not tail, range or search"),
        };
        var withOutput = request.Flag("output", absent: false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(e => e.ToJson(withOutput))]),
        };
    }

    // The current session is 0, or its number; of earlier ones nothing is kept.
    private static IEnumerable<Entry> Range(Request request, Entry[] entries)
    {
        var (start, stop) = (request.Number("start", 0), request.Number("stop", int.MaxValue));
        return request.Number("session", 0) is 0 or Session ? entries.Where(e => e.Number >= start && e.Number < stop) : [];
    }

    private static IEnumerable<Entry> Search(Request request, Entry[] entries)
    {
        var pattern = request.Text("pattern", "*");
        var found = entries.Where(e => FileSystemName.MatchesSimpleExpression(
            pattern.Replace("\\", "\\\\", StringComparison.Ordinal), e.Code, ignoreCase: false));
        // Of equal cells the latest counts.
        return request.Flag("unique", absent: false) ? found.Reverse().DistinctBy(e => e.Code, StringComparer.Ordinal).Reverse() : found;
    }

    private sealed record Entry(int Number, string Code, string? Output)
    {
        public JsonNode ToJson(bool withOutput) =>
            new JsonArray(Session, Number, withOutput ? new JsonArray(Code, Output) : JsonValue.Create(Code));
    }
}
