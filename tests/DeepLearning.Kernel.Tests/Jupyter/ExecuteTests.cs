using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Tests.Jupyter;

public sealed class ExecuteTests(RunningKernel kernel) : IClassFixture<RunningKernel>
{
    [Fact]
    public void A_cell_is_echoed_numbered_and_its_value_published()
    {
        using var client = kernel.Connect();
        var (reply, outputs) = client.Run("21 * 2");
        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal(["execute_input", "execute_result"], outputs.Types());
        Assert.Equal("21 * 2", outputs[0].Content.Text("code"));
        var number = reply.GetProperty("execution_count").GetInt32();
        Assert.Equal(number, outputs[0].Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(number, outputs[1].Content.GetProperty("execution_count").GetInt32());
        Assert.Equal("42", outputs[1].Content.PlainText());
        Assert.Equal(0, reply.GetProperty("payload").GetArrayLength());
    }

    [Fact]
    public void Printed_text_goes_to_its_stream_in_order()
    {
        using var client = kernel.Connect();
        var (_, outputs) = client.Run("Console.Write(\"a\"); Console.Write(\"b\\n\"); Console.Error.WriteLine(\"oh\"); "
            + "Console.Write(\"\\u001b[32mgreen\\u001b[0m\");");
        Assert.Equal("ab\n\u001b[32mgreen\u001b[0m", outputs.Stream("stdout"));
        Assert.Equal("oh\n", outputs.Stream("stderr"));
        Assert.Equal("stderr", outputs.Single(m => m.Type == "stream" && m.Content.Text("text") == "oh\n").Content.Text("name"));
    }

    [Fact]
    public void An_exception_is_published_with_its_name_and_the_learners_line()
    {
        using var client = kernel.Connect();
        var (reply, outputs) = client.Run("var before = 1;\nthrow new InvalidOperationException(\"too deep\");");
        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("InvalidOperationException", reply.Text("ename"), StringComparison.Ordinal);
        Assert.Equal("too deep", reply.Text("evalue"));
        var traceback = string.Join('\n', reply.GetProperty("traceback").EnumerateArray().Select(l => l.GetString()));
        Assert.Contains("line 2", traceback, StringComparison.Ordinal);
        Assert.Contains("\u001b[", traceback, StringComparison.Ordinal);
        var error = outputs.Single("error").Content;
        Assert.Equal(reply.Text("evalue"), error.Text("evalue"));
        Assert.Equal(reply.GetProperty("traceback").GetArrayLength(), error.GetProperty("traceback").GetArrayLength());
    }

    [Fact]
    public void A_compile_error_names_its_code_and_line()
    {
        using var client = kernel.Connect();
        var (reply, _) = client.Run("var x = 1;\nvar y = xx;");
        Assert.Equal("CS0103", reply.Text("ename"));
        Assert.Contains(
            "(2,9)",
            string.Join('\n', reply.GetProperty("traceback").EnumerateArray().Select(l => l.GetString())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_cell_publishes_nothing_and_is_not_counted()
    {
        using var client = kernel.Connect();
        var before = client.Run("1").Reply.GetProperty("execution_count").GetInt32();
        var (reply, outputs) = client.Run(JupyterClient.Execute("Console.WriteLine(7); 8", silent: true));
        Assert.Equal("ok", reply.Text("status"));
        Assert.Empty(outputs);
        Assert.Equal(before + 1, client.Run("1").Reply.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void A_cell_outside_of_the_history_is_shown_but_not_counted()
    {
        using var client = kernel.Connect();
        var before = client.Run("1").Reply.GetProperty("execution_count").GetInt32();
        var (_, outputs) = client.Run(JupyterClient.Execute("\"off the record\"", storeHistory: false));
        Assert.Equal("off the record", outputs.Single("execute_result").Content.PlainText());
        Assert.Equal(before + 1, client.Run("1").Reply.GetProperty("execution_count").GetInt32());
        var history = client.Ask(client.Shell, "history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1000 });
        Assert.DoesNotContain("off the record", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell_each_with_its_own_status()
    {
        using var client = kernel.Connect();
        var expressions = new JsonObject { ["good"] = "sevenfold * 2", ["bad"] = "nowhere" };
        var (reply, outputs) = client.Run(JupyterClient.Execute("var sevenfold = 7;", expressions: expressions));
        var values = reply.GetProperty("user_expressions");
        Assert.Equal("ok", values.GetProperty("good").Text("status"));
        Assert.Equal("14", values.GetProperty("good").PlainText());
        Assert.Equal("error", values.GetProperty("bad").Text("status"));
        Assert.Equal("CS0103", values.GetProperty("bad").Text("ename"));
        Assert.Equal(["execute_input"], outputs.Types());
    }

    [Fact]
    public void A_failing_cell_aborts_the_cells_that_wait_behind_it_but_not_other_requests()
    {
        using var client = kernel.Connect();
        var failing = client.Send(
            client.Shell, "execute_request", JupyterClient.Execute("Thread.Sleep(300); throw new Exception(\"stop\");"));
        var second = client.Send(client.Shell, "execute_request", JupyterClient.Execute("var ranAnyway = true;"));
        var info = client.Send(client.Shell, "kernel_info_request");
        var third = client.Send(client.Shell, "execute_request", JupyterClient.Execute("3"));
        var replies = Enumerable.Range(0, 4)
            .Select(_ => client.Receive(client.Shell))
            .ToDictionary(r => r.ParentId!, StringComparer.Ordinal);
        Assert.Equal("error", replies[failing].Content.Text("status"));
        Assert.Equal("aborted", replies[second].Content.Text("status"));
        Assert.Equal("aborted", replies[third].Content.Text("status"));
        Assert.Equal("5.3", replies[info].Content.Text("protocol_version"));
        Assert.Equal("error", client.Run("ranAnyway").Reply.Text("status"));
        Assert.Equal("ok", client.Run("4").Reply.Text("status"));
    }

    [Fact]
    public void A_failing_cell_that_is_told_not_to_stop_lets_the_next_ones_run()
    {
        using var client = kernel.Connect();
        client.Send(
            client.Shell, "execute_request", JupyterClient.Execute("Thread.Sleep(200); throw new Exception();", stopOnError: false));
        client.Send(client.Shell, "execute_request", JupyterClient.Execute("5"));
        Assert.Equal("error", client.Receive(client.Shell).Content.Text("status"));
        Assert.Equal("ok", client.Receive(client.Shell).Content.Text("status"));
    }

    [Fact]
    public void Displays_can_be_updated_by_their_id_and_cleared()
    {
        using var client = kernel.Connect();
        var (reply, outputs) = client.Run("var shown = display(\"one\");\nshown.Update(\"two\");\nNotebookHost.Current.ClearOutput(true);");
        Assert.True(reply.Text("status") == "ok", reply.ToString());
        var first = outputs.Single("display_data").Content;
        var update = outputs.Single("update_display_data").Content;
        Assert.Equal("one", first.PlainText());
        Assert.Equal("two", update.PlainText());
        Assert.Equal(first.GetProperty("transient").Text("display_id"), update.GetProperty("transient").Text("display_id"));
        Assert.True(outputs.Single("clear_output").Content.GetProperty("wait").GetBoolean());
    }

    [Fact]
    public void A_request_without_code_or_with_a_wrong_field_gets_an_error_reply()
    {
        using var client = kernel.Connect();
        Assert.Equal("execute_request: 'code' is missing", client.Ask(client.Shell, "execute_request", []).Text("evalue"));
        var wrong = JupyterClient.Execute("1");
        wrong["silent"] = "yes";
        var reply = client.Ask(client.Shell, "execute_request", wrong);
        Assert.Equal("error", reply.Text("status"));
        Assert.Equal("execute_request: 'silent' is not true or false", reply.Text("evalue"));
        Assert.Equal(JsonValueKind.Array, reply.GetProperty("traceback").ValueKind);
    }
}
