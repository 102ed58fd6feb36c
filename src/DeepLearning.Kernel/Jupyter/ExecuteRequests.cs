using System.Text.Json;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>Runs cells.</summary>
internal sealed class ExecuteRequests(Channels channels, StandardInput input, CellHistory history, Func<ScriptSession> session)
{
    private static readonly string[] LanguageKeys = ["dotnet_interactive.language", "polyglot_notebook.kernelName"];

    private int _count;

    /// <summary>Runs a cell to its end and gives the reply; publishes its outputs on the way.</summary>
    /// <param name="request">The <c>execute_request</c>.</param>
    /// <param name="failed">Called as soon as the cell has failed, when the requests that wait behind it should not run.</param>
    public JsonObject Run(Request request, Action failed)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", absent: false);
        var remember = !silent && request.Flag("store_history", absent: true);
        var expressions = request.Object("user_expressions");
        var stopOnError = request.Flag("stop_on_error", absent: true);
        var number = remember ? ++_count : _count;

        var output = new CellOutput(channels, input, request, silent);
        output.Input(code, number);
        var result = Submit(new CellRequest(code, LanguageOf(request), number), output);
        if (result.Error is not null && stopOnError) failed();
        if (remember) history.Add(number, code, result.Value?.PlainText);

        if (result.Error is { } error)
        {
            output.Error(error);
            var content = ErrorContent.Reply(ErrorContent.Of(error));
            content["execution_count"] = number;
            return content;
        }
        if (result.Value is { } value) output.Result(value, number);
        return new JsonObject
        {
            ["status"] = "ok",
            ["execution_count"] = number,
            ["payload"] = new JsonArray(),
            ["user_expressions"] = Evaluate(request, expressions),
        };
    }

    /// <summary>The reply to a request that will not run because one before it failed.</summary>
    public static JsonObject Aborted() => new() { ["status"] = "aborted" };

    private CellResult Submit(CellRequest cell, ICellOutput output) => session().SubmitAsync(cell, output).GetAwaiter().GetResult();

    private JsonObject Evaluate(Request request, JsonElement? expressions)
    {
        var values = new JsonObject();
        if (expressions is null) return values;
        var nowhere = new CellOutput(channels, input, request, silent: true);
        foreach (var expression in expressions.Value.EnumerateObject())
        {
            var result = Submit(new CellRequest(Request.AsText(expression.Value, "a user expression"), Number: _count), nowhere);
            var value = result.Error is { } error ? ErrorContent.Reply(ErrorContent.Of(error)) : result.Value?.ToJson() ?? Nothing();
            if (result.Error is null) value["status"] = "ok";
            values[expression.Name] = value;
        }
        return values;
    }

    private static JsonObject Nothing() => new() { ["data"] = new JsonObject(), ["metadata"] = new JsonObject() };

    // Notebooks written for .NET Interactive say in a cell's metadata which language it is in.
    private static string LanguageOf(Request request)
    {
        foreach (var key in LanguageKeys)
        {
            var (group, name) = (key.Split('.')[0], key.Split('.')[1]);
            if (request.Metadata.TryGetProperty(group, out var entry)
                && entry.ValueKind == JsonValueKind.Object
                && entry.TryGetProperty(name, out var language)
                && language.ValueKind == JsonValueKind.String) return Request.AsText(language, key);
        }
        return "csharp";
    }
}
