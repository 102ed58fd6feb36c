using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>Publishes what a cell puts out, as belonging to the request that ran it; a silent cell's output goes nowhere.</summary>
internal sealed class CellOutput(Channels channels, StandardInput input, Request request, bool silent) : ICellOutput
{
    public void Stream(string name, string text) => Publish("stream", new JsonObject { ["name"] = name, ["text"] = text });

    public void Display(MimeBundle bundle, string? displayId) => Publish("display_data", Shown(bundle, displayId));

    public void UpdateDisplay(string displayId, MimeBundle bundle) => Publish("update_display_data", Shown(bundle, displayId));

    public void ClearOutput(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    public string ReadLine(string prompt, bool password) => input.Read(request, prompt, password);

    public void Input(string code, int number) =>
        Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = number });

    public void Result(MimeBundle value, int number)
    {
        var content = value.ToJson();
        content["execution_count"] = number;
        Publish("execute_result", content);
    }

    public void Error(CellError error) => Publish("error", ErrorContent.Of(error));

    private static JsonObject Shown(MimeBundle bundle, string? displayId)
    {
        var content = bundle.ToJson();
        content["transient"] = displayId is null ? new JsonObject() : new JsonObject { ["display_id"] = displayId };
        return content;
    }

    private void Publish(string type, JsonObject content)
    {
        if (!silent) channels.Publish(type, content, request);
    }
}
