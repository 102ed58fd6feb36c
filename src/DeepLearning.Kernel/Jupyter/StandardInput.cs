using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>Asks the client that sent a cell for a line of text, on the cell's own thread.</summary>
internal sealed class StandardInput(Channels channels)
{
    private volatile bool _isWaiting;

    /// <summary>Whether a cell waits for somebody to type.</summary>
    public bool IsWaiting => _isWaiting;

    /// <summary>Asks and waits. Interrupting the cell ends the wait.</summary>
    /// <exception cref="InvalidOperationException">The client said that it cannot be asked, or the kernel is ending.</exception>
    public string Read(Request cell, string prompt, bool password)
    {
        if (!cell.Flag("allow_stdin", absent: true))
            throw new InvalidOperationException(
                "this program runs the notebook without anybody to answer, so Console.ReadLine and the like cannot be used here");
        // An answer that came after its cell was interrupted belongs to nobody.
        while (channels.Receive(channels.StandardInput, TimeSpan.Zero) is not null)
        {
        }
        var question = channels.Send(
            channels.StandardInput, cell, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = password });
        _isWaiting = true;
        try
        {
            while (channels.Receive(channels.StandardInput) is { } reply)
            {
                // Not every client names the question that it answers; one that names another is late.
                if (reply.Type == "input_reply" && (reply.ParentId is null || reply.ParentId == question)) return reply.Text("value", "");
            }
            throw new InvalidOperationException("the kernel is ending");
        }
        finally
        {
            _isWaiting = false;
        }
    }
}
