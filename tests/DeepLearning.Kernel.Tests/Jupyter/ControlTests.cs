using System.Diagnostics;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter;

namespace DeepLearning.Kernel.Tests.Jupyter;

public class ControlTests
{
    [Fact]
    public void Kernel_info_says_what_clients_choose_their_editor_by()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        var info = client.Ask(client.Shell, "kernel_info_request");
        Assert.Equal("5.3", info.Text("protocol_version"));
        var language = info.GetProperty("language_info");
        Assert.Equal("C#", language.Text("name"));
        Assert.Equal(".cs", language.Text("file_extension"));
        Assert.Equal("text/x-csharp", language.Text("mimetype"));
        Assert.Equal("csharp", language.Text("pygments_lexer"));
    }

    [Fact]
    public void Control_answers_while_a_cell_runs_and_interrupt_ends_it_with_its_state_kept()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        client.Run("var kept = 5;");
        var endless = client.Send(
            client.Shell, "execute_request", JupyterClient.Execute("kept = 6; Console.WriteLine(\"spinning\"); while (true) kept = 7;"));
        while (client.NextPublished() is not { Type: "stream" })
        {
        }
        Assert.Equal("ok", client.Ask(client.Control, "kernel_info_request").Text("status"));
        var clock = Stopwatch.StartNew();
        Assert.Equal("ok", client.Ask(client.Control, "interrupt_request").Text("status"));
        var reply = client.Receive(client.Shell);
        Assert.Equal(endless, reply.ParentId);
        Assert.Equal("error", reply.Content.Text("status"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"the loop went on for {clock.Elapsed}");
        Assert.Equal("7", client.Run("kept").Outputs.Single("execute_result").Content.PlainText());
    }

    [Fact]
    public void An_interrupt_stops_a_cell_even_when_it_has_taken_the_whole_thread_pool()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        client.Run("1");
        client.Send(client.Shell, "execute_request", JupyterClient.Execute(
            "for (var i = 0; i < 200; i++) _ = Task.Run(() => Thread.Sleep(2_000)); Console.WriteLine(\"started\"); while (true) { }"));
        while (client.NextPublished() is not { Type: "stream" })
        {
        }
        var clock = Stopwatch.StartNew();
        Assert.Equal("ok", client.Ask(client.Control, "interrupt_request").Text("status"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"control answered after {clock.Elapsed}");
        Assert.Equal("error", client.Receive(client.Shell).Content.Text("status"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shutdown_is_answered_and_published_and_ends_the_kernel_also_while_a_cell_runs(bool restart)
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        client.Send(client.Shell, "execute_request", JupyterClient.Execute("Console.WriteLine(\"on\"); while (true) { }"));
        while (client.NextPublished() is not { Type: "stream" })
        {
        }
        var id = client.Send(client.Control, "shutdown_request", new JsonObject { ["restart"] = restart });
        var reply = client.Receive(client.Control);
        Assert.Equal("shutdown_reply", reply.Type);
        Assert.Equal(restart, reply.Content.GetProperty("restart").GetBoolean());
        var published = client.PublishedFor(id).Single("shutdown_reply");
        Assert.Equal(restart, published.Content.GetProperty("restart").GetBoolean());
        Assert.True(kernel.WaitForEnd(TimeSpan.FromSeconds(30)));
        Assert.True(client.Shell.IsClosedByServer());
    }

    [Fact]
    public void A_second_kernel_on_the_same_ports_says_which_one_is_taken()
    {
        using var kernel = new RunningKernel();
        var error = Assert.Throws<IOException>(() => new JupyterKernel(kernel.Connection, () => new ScriptSession()));
        Assert.StartsWith(
            FormattableString.Invariant($"cannot listen on 127.0.0.1:{kernel.Connection.HeartbeatPort}: "),
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_nobody_needs_ends_itself_but_not_while_somebody_is_connected()
    {
        var limits = new OrphanLimits
        {
            WhileParentLives = TimeSpan.FromSeconds(2),
            AfterParentEnded = TimeSpan.FromSeconds(2),
            Interval = TimeSpan.FromMilliseconds(50)
        };
        using var kernel = new RunningKernel(limits);
        using (kernel.Connect())
        {
            Assert.False(kernel.WaitForEnd(TimeSpan.FromSeconds(4)));
        }
        Assert.True(kernel.WaitForEnd(TimeSpan.FromSeconds(30)));
        Assert.Contains(kernel.Lines, line => line.Contains("nobody has been connected", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_request_is_logged_and_the_kernel_goes_on()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        client.PublishedFor(client.Send(client.Shell, "dance_request"));
        Assert.Contains("not answered: dance_request", kernel.Lines);
        Assert.Equal("ok", client.Ask(client.Shell, "kernel_info_request").Text("status"));
    }

    [Fact]
    public void Comms_are_closed_because_there_are_no_targets()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        Assert.Equal("{}", client.Ask(client.Shell, "comm_info_request").GetProperty("comms").ToString());
        var opened = client.Send(
            client.Shell,
            "comm_open",
            new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget.control", ["data"] = new JsonObject() });
        Assert.Equal("c1", client.PublishedFor(opened).Single("comm_close").Content.Text("comm_id"));
    }
}
