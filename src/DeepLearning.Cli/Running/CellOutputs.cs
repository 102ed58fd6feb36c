using System.Text.Json.Nodes;
using DeepLearning.Kernel;
using DeepLearning.Notebook;

namespace DeepLearning.Cli.Running;

/// <summary>Gathers what the cells of one notebook put out, in the form that nbformat stores.</summary>
internal sealed class CellOutputs : ICellOutput
{
    private readonly Dictionary<string, List<JsonObject>> _displays = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private JsonArray _current = [];
    private bool _clearBeforeNext;

    /// <summary>Outputs that arrive from here on belong to this list.</summary>
    public void BeginCell(JsonArray outputs)
    {
        lock (_gate)
        {
            _current = outputs;
            _clearBeforeNext = false;
        }
    }

    public void Stream(string name, string text)
    {
        lock (_gate)
        {
            ClearIfDue();
            if (_current.Count > 0 && _current[^1] is JsonObject last && (string?)last["output_type"] == "stream" && (string?)last["name"] == name)
            {
                last["text"] = (string?)last["text"] + text;
                return;
            }
            _current.Add((JsonNode)new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = text });
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (_gate)
        {
            ClearIfDue();
            var output = bundle.ToJson();
            output["output_type"] = "display_data";
            _current.Add((JsonNode)output);
            if (displayId is null) return;
            if (!_displays.TryGetValue(displayId, out var shown)) _displays[displayId] = shown = [];
            shown.Add(output);
        }
    }

    public void UpdateDisplay(string displayId, MimeBundle bundle)
    {
        lock (_gate)
        {
            foreach (var output in _displays.GetValueOrDefault(displayId) ?? [])
            {
                var json = bundle.ToJson();
                output["data"] = json["data"]!.DeepClone();
                output["metadata"] = json["metadata"]!.DeepClone();
            }
        }
    }

    public void ClearOutput(bool wait)
    {
        lock (_gate)
        {
            if (wait) _clearBeforeNext = true;
            else _current.Clear();
        }
    }

    /// <summary>Nobody sits at a batch run, so a cell that asks gets an error that says so.</summary>
    public string ReadLine(string prompt, bool password) =>
        throw new InvalidOperationException("the cell asks for input, and nobody is there to answer in a batch run");

    /// <summary>The value of the cell's last expression.</summary>
    public void Result(MimeBundle value, int executionCount)
    {
        lock (_gate)
        {
            ClearIfDue();
            var output = value.ToJson();
            output["output_type"] = "execute_result";
            output["execution_count"] = executionCount;
            _current.Add((JsonNode)output);
        }
    }

    public void Error(string name, string message, IEnumerable<string> traceback)
    {
        lock (_gate)
        {
            _current.Add((JsonNode)new JsonObject
            {
                ["ename"] = name,
                ["evalue"] = message,
                ["output_type"] = "error",
                ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
            });
        }
    }

    private void ClearIfDue()
    {
        if (!_clearBeforeNext) return;
        _current.Clear();
        _clearBeforeNext = false;
    }
}
