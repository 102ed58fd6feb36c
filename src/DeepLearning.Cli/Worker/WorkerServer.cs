using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Kernel;
using DeepLearning.Notebook;

namespace DeepLearning.Cli.Worker;

/// <summary>The worker's side: runs the cells that arrive, one after the other, and sends what they put out as it comes.</summary>
internal sealed class WorkerServer(ScriptSession session, Stream output) : ICellOutput
{
    private readonly Lock _gate = new();

    /// <summary>Serves until the input ends; whoever started the worker has then gone, and it ends too, whatever still runs.</summary>
    public static async Task<int> RunAsync()
    {
        var output = Console.OpenStandardOutput();
        var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        // Standard output belongs to the messages; what does not come from a cell goes where errors go.
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        await using var session = new ScriptSession(CourseSession.Options(Directory.GetCurrentDirectory()));
        var server = new WorkerServer(session, output);
        while (await input.ReadLineAsync() is { } line)
        {
            if (Messages.Parse(line) is { } message) server.Receive(message);
        }
        Environment.Exit(ExitCode.Done);
        return ExitCode.Done;
    }

    private void Receive(JsonObject message)
    {
        switch ((string?)message["method"])
        {
            case Messages.Run:
                var (id, request) = ((int)message["id"]!, message["params"]!);
                _ = Task.Run(() => RunCellAsync(id, new CellRequest((string)request["code"]!, Number: (int?)request["number"])));
                break;
            case Messages.Interrupt:
                session.Interrupt();
                break;
        }
    }

    private async Task RunCellAsync(int id, CellRequest request)
    {
        var result = await session.SubmitAsync(request, this);
        Send(Messages.Response(id, new JsonObject
        {
            ["status"] = result.Status.ToString(),
            ["value"] = result.Value?.ToJson(),
            ["error"] = result.Error is not { } error ? null : new JsonObject
            {
                ["name"] = error.Name,
                ["message"] = error.Message,
                ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
                ["line"] = error.Line,
                ["column"] = error.Column,
            },
        }));
    }

    public void Stream(string name, string text)
    {
        for (var start = 0; start < text.Length; start += Messages.LargestPiece)
        {
            var piece = text.Substring(start, Math.Min(Messages.LargestPiece, text.Length - start));
            Send(Messages.Notification(Messages.Stream, new JsonObject { ["name"] = name, ["text"] = piece }));
        }
    }

    public void Display(MimeBundle bundle, string? displayId) =>
        Send(Messages.Notification(Messages.Display, new JsonObject { ["bundle"] = bundle.ToJson(), ["id"] = displayId }));

    public void UpdateDisplay(string displayId, MimeBundle bundle) =>
        Send(Messages.Notification(Messages.Update, new JsonObject { ["bundle"] = bundle.ToJson(), ["id"] = displayId }));

    public void ClearOutput(bool wait) => Send(Messages.Notification(Messages.Clear, new JsonObject { ["wait"] = wait }));

    /// <summary>Nobody sits at a batch run, so a cell that asks gets an error that says so.</summary>
    public string ReadLine(string prompt, bool password) =>
        throw new InvalidOperationException("the cell asks for input, and nobody is there to answer in a batch run");

    private void Send(JsonObject message)
    {
        var line = Messages.ToLine(message);
        if (line.Length > Messages.LargestOutput) line = Messages.ToLine(Messages.Notification(Messages.Flood, []));
        lock (_gate)
        {
            output.Write(line);
            output.Flush();
        }
    }
}
