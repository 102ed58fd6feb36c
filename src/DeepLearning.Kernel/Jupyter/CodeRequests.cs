using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>Answers questions about code that is being typed: what could follow, what is this, is it finished.</summary>
internal sealed class CodeRequests(Func<ScriptSession> session)
{
    public JsonObject Complete(Request request)
    {
        var (code, cursor) = CodeAndCursor(request);
        var completion = session().Complete(code, cursor);
        var (start, end) = (CodePoints.FromUtf16(code, completion.Start), CodePoints.FromUtf16(code, completion.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. completion.Items.Select(i => JsonValue.Create(i.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. completion.Items.Select(Typed)]) },
        };

        JsonNode Typed(CompletionItem item) => new JsonObject
        {
            ["text"] = item.Text,
            ["type"] = item.Kind,
            ["signature"] = item.Description ?? "",
            ["start"] = start,
            ["end"] = end,
        };
    }

    public JsonObject Inspect(Request request)
    {
        var (code, cursor) = CodeAndCursor(request);
        var content = session().Inspect(code, cursor)?.ToMimeBundle().ToJson();
        var reply = content ?? new JsonObject { ["data"] = new JsonObject(), ["metadata"] = new JsonObject() };
        reply["status"] = "ok";
        reply["found"] = content is not null;
        return reply;
    }

    public JsonObject IsComplete(Request request)
    {
        var verdict = session().IsComplete(request.Text("code"));
        return verdict.Status switch
        {
            CompletenessStatus.Complete => new JsonObject { ["status"] = "complete" },
            CompletenessStatus.Invalid => new JsonObject { ["status"] = "invalid" },
            _ => new JsonObject { ["status"] = "incomplete", ["indent"] = verdict.Indent },
        };
    }

    private static (string Code, int Cursor) CodeAndCursor(Request request)
    {
        var code = request.Text("code");
        return (code, CodePoints.ToUtf16(code, request.Number("cursor_pos", int.MaxValue)));
    }
}
