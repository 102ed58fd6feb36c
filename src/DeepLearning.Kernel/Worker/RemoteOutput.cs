using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Worker;

/// <summary>Sends what a cell puts out to the worker's client.</summary>
sealed class RemoteOutput(RpcConnection client, int cell) : ICellOutput
{
    public void Stream(string name, string text) =>
        client.Notify("stream", new JsonObject { ["cell"] = cell, ["name"] = name, ["text"] = text });

    public void Display(MimeBundle bundle, string? displayId) =>
        client.Notify("display", new JsonObject { ["cell"] = cell, ["bundle"] = bundle.ToJson(), ["displayId"] = displayId });

    public void UpdateDisplay(string displayId, MimeBundle bundle) =>
        client.Notify("updateDisplay", new JsonObject { ["cell"] = cell, ["bundle"] = bundle.ToJson(), ["displayId"] = displayId });

    public void ClearOutput(bool wait) =>
        client.Notify("clearOutput", new JsonObject { ["cell"] = cell, ["wait"] = wait });

    // The caller is the cell's thread, which may be aborted: it must not be the one that writes to the channel.
    public string ReadLine(string prompt, bool password)
    {
        var question = new JsonObject { ["cell"] = cell, ["prompt"] = prompt, ["password"] = password };
        try
        {
            return (string)Task.Run(() => client.CallAsync("readLine", question)).GetAwaiter().GetResult()!;
        }
        catch (RpcException refused)
        {
            throw new InvalidOperationException(refused.Message, refused);
        }
    }
}
