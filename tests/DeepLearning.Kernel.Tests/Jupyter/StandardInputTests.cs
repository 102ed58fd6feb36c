using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Tests.Jupyter;

public sealed class StandardInputTests(RunningKernel kernel) : IClassFixture<RunningKernel>
{
    private const string Ask = "var answer = Console.ReadLine(); answer + \"!\"";

    [Fact]
    public void A_cell_that_reads_a_line_asks_the_client_that_sent_it()
    {
        using var client = kernel.Connect();
        using var bystander = kernel.Connect();
        var cell = client.Send(client.Shell, "execute_request", JupyterClient.Execute(Ask, allowStdin: true));
        var question = client.Receive(client.Stdin);
        Assert.Equal("input_request", question.Type);
        Assert.Equal(cell, question.ParentId);
        Assert.False(question.Content.GetProperty("password").GetBoolean());
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "Ada" });
        Assert.Equal("Ada!", client.PublishedFor(cell).Single("execute_result").Content.PlainText());
    }

    [Fact]
    public void A_client_that_cannot_be_asked_gets_an_error_that_says_so()
    {
        using var client = kernel.Connect();
        var (reply, _) = client.Run(JupyterClient.Execute(Ask, allowStdin: false));
        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("without anybody to answer", reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_ends_the_wait_and_a_late_answer_is_not_taken_for_the_next()
    {
        using var client = kernel.Connect();
        client.Send(client.Shell, "execute_request", JupyterClient.Execute(Ask, allowStdin: true));
        client.Receive(client.Stdin);
        client.Ask(client.Control, "interrupt_request");
        Assert.Equal("error", client.Receive(client.Shell).Content.Text("status"));
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "too late" });
        client.Run("1");

        var cell = client.Send(client.Shell, "execute_request", JupyterClient.Execute(Ask, allowStdin: true));
        client.Receive(client.Stdin);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "in time" });
        Assert.Equal("in time!", client.PublishedFor(cell).Single("execute_result").Content.PlainText());
    }

    [Fact]
    public void Text_printed_before_the_question_arrives_before_it_is_answered()
    {
        using var client = kernel.Connect();
        var cell = client.Send(
            client.Shell, "execute_request", JupyterClient.Execute("Console.Write(\"name? \"); Console.ReadLine()", allowStdin: true));
        client.Receive(client.Stdin);
        while (client.NextPublished() is not { Type: "stream" })
        {
        }
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "x" });
        Assert.Equal("x", client.PublishedFor(cell).Single("execute_result").Content.PlainText());
    }
}
