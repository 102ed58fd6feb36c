using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Tests.Jupyter;

public sealed class HistoryTests(RunningKernel kernel) : IClassFixture<RunningKernel>
{
    [Fact]
    public void The_last_cells_a_range_and_a_search_are_found()
    {
        using var client = kernel.Connect();
        string[] cells = ["\"alpha\"", "\"beta\"", "\"alpha\"", "\"al[1]\""];
        foreach (var cell in cells) client.Run(cell);

        Assert.Equal(cells[2..], Codes(client, "tail", ("n", 2)));
        var entries = History(client, "tail", ("n", 4));
        var (session, number) = (entries[0][0].GetInt32(), entries[0][1].GetInt32());
        Assert.Equal(cells[..2], Codes(client, "range", ("session", session), ("start", number), ("stop", number + 2)));
        Assert.Equal(cells, Codes(client, "range", ("session", 0), ("start", number), ("stop", number + 4)));
        Assert.Empty(Codes(client, "range", ("session", -1), ("start", 1), ("stop", 2)));
        Assert.Equal(["\"alpha\"", "\"alpha\""], Codes(client, "search", ("pattern", "*alpha*")));
        Assert.Equal(["\"alpha\""], Codes(client, "search", ("pattern", "*alph?\""), ("unique", true)));
        Assert.Equal(["\"alpha\"", "\"al[1]\""], Codes(client, "search", ("pattern", "\"al*"), ("n", 2)));
        Assert.Equal(["\"al[1]\""], Codes(client, "search", ("pattern", "*[1]*")));
    }

    [Fact]
    public void With_output_an_entry_holds_the_value_too()
    {
        using var client = kernel.Connect();
        client.Run("\"value\"");
        var pair = History(client, "tail", ("n", 1), ("output", true))[0][2];
        Assert.Equal(["\"value\"", "value"], pair.EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public void An_unknown_kind_of_access_gets_an_error_reply()
    {
        using var client = kernel.Connect();
        var reply = client.Ask(client.Shell, "history_request", new JsonObject { ["hist_access_type"] = "guess" });
        Assert.Contains("'guess' is not tail, range or search", reply.Text("evalue"), StringComparison.Ordinal);
    }

    private static string[] Codes(JupyterClient client, string kind, params (string Name, JsonNode Value)[] fields) =>
        [.. History(client, kind, fields).Select(e => e[2].GetString()!)];

    private static JsonElement[] History(JupyterClient client, string kind, params (string Name, JsonNode Value)[] fields)
    {
        var content = new JsonObject { ["hist_access_type"] = kind, ["output"] = false, ["raw"] = true };
        foreach (var (name, value) in fields) content[name] = value;
        var reply = client.Ask(client.Shell, "history_request", content);
        Assert.Equal("ok", reply.Text("status"));
        return [.. reply.GetProperty("history").EnumerateArray()];
    }
}
