using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Kernel;
using DeepLearning.Notebook;

namespace DeepLearning.Publishing.Running;

/// <summary>Gathers what the cells of one notebook put out, in the form that nbformat stores.</summary>
internal sealed class CellOutputs : ICellOutput
{
    private readonly Dictionary<string, List<JsonObject>> _displays = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private JsonArray _current = [];
    private readonly StringBuilder _text = new();
    private string _stream = "";
    private bool _clearBeforeNext;

    /// <summary>Outputs that arrive from here on belong to this list.</summary>
    public void BeginCell(JsonArray outputs)
    {
        lock (_gate)
        {
            FlushText();
            _current = outputs;
            _clearBeforeNext = false;
        }
    }

    /// <summary>Puts down the text that might still have grown; called when a cell has ended.</summary>
    public void EndCell()
    {
        lock (_gate) FlushText();
    }

    public void Stream(string name, string text)
    {
        lock (_gate)
        {
            ClearIfDue();
            if (_stream != name) FlushText();
            _stream = name;
            _text.Append(text);
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (_gate)
        {
            ClearIfDue();
            FlushText();
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
            else Clear();
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
            FlushText();
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
            FlushText();
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
        Clear();
        _clearBeforeNext = false;
    }

    private void Clear()
    {
        _text.Clear();
        _current.Clear();
    }

    /// <summary>Neighbouring text of one stream is one output, built only once: a cell may print a line a million times.</summary>
    private void FlushText()
    {
        if (_text.Length == 0) return;
        _current.Add((JsonNode)new JsonObject { ["name"] = _stream, ["output_type"] = "stream", ["text"] = _text.ToString() });
        _text.Clear();
    }
}
