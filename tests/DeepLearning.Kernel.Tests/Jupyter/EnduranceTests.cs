using System.Text;
using System.Text.Json.Nodes;

namespace DeepLearning.Kernel.Tests.Jupyter;

/// <summary>Many clients, many cells, large outputs, hostile messages.</summary>
[Collection(MeasuredCollection.Name)]
public class EnduranceTests
{
    private const int LargeOutput = 64 << 20;

    [Fact]
    public void Two_clients_share_the_session_and_each_gets_its_own_replies()
    {
        using var kernel = new RunningKernel();
        using var first = kernel.Connect();
        using var second = kernel.Connect();
        first.Run("var shared = 1;");
        var seen = second.Run("shared + 1").Outputs;
        Assert.Equal("2", seen.Single("execute_result").Content.PlainText());
        var id = first.Send(first.Shell, "execute_request", JupyterClient.Execute("shared = 10"));
        Assert.Equal("10", second.PublishedFor(id).Single("execute_result").Content.PlainText());
        Assert.Equal(id, first.Receive(first.Shell).ParentId);
    }

    [Fact]
    public void A_failing_cell_of_one_client_does_not_abort_the_other_clients_cells()
    {
        using var kernel = new RunningKernel();
        using var first = kernel.Connect();
        using var second = kernel.Connect();
        var id = first.Send(
            first.Shell, "execute_request", JupyterClient.Execute("Console.WriteLine(\"on\"); Thread.Sleep(300); throw new Exception();"));
        while (first.NextPublished() is not { Type: "stream" })
        {
        }
        first.Send(first.Shell, "execute_request", JupyterClient.Execute("1"));
        Assert.Equal("ok", second.Run("2").Reply.Text("status"));
        Assert.Equal(id, first.Receive(first.Shell).ParentId);
        Assert.Equal("aborted", first.Receive(first.Shell).Content.Text("status"));
    }

    [Fact]
    public void A_client_that_leaves_in_the_middle_of_a_cell_does_no_harm()
    {
        using var kernel = new RunningKernel();
        using (var leaving = kernel.Connect())
        {
            leaving.Send(leaving.Shell, "execute_request", JupyterClient.Execute("Thread.Sleep(300); var left = \"done\";"));
        }
        using var staying = kernel.Connect();
        Assert.Equal("done", staying.Run("left").Outputs.Single("execute_result").Content.PlainText());
    }

    [Fact]
    public void A_thousand_cells_run_one_after_another()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        client.Run("var total = 0;");
        for (var i = 1; i <= 999; i++)
        {
            var content = JupyterClient.Execute(FormattableString.Invariant($"total += {i};"));
            client.Send(client.Shell, "execute_request", content);
            if (i % 100 != 0) continue;
            for (var waiting = 0; waiting < 100; waiting++) Assert.Equal("ok", client.Receive(client.Shell).Content.Text("status"));
        }
        for (var waiting = 0; waiting < 99; waiting++) Assert.Equal("ok", client.Receive(client.Shell).Content.Text("status"));
        var id = client.Send(client.Shell, "execute_request", JupyterClient.Execute("total"));
        Assert.Equal("499500", client.PublishedFor(id).Single("execute_result").Content.PlainText());
        Assert.Equal(1001, client.Receive(client.Shell).Content.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void An_output_of_sixty_four_megabytes_arrives_whole()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        var (_, outputs) = client.Run(FormattableString.Invariant($"Console.Write(new string('x', {LargeOutput}));"));
        Assert.Equal(LargeOutput, outputs.Where(m => m.Type == "stream").Sum(m => m.Content.Text("text").Length));

        (_, outputs) = client.Run(FormattableString.Invariant($"new MimeBundle(\"text/html\", new string('y', {LargeOutput}))"));
        Assert.Equal(LargeOutput, outputs.Single("execute_result").Content.GetProperty("data").Text("text/html").Length);
    }

    [Fact]
    public void Ten_thousand_malformed_messages_neither_crash_nor_hang_the_kernel()
    {
        using var kernel = new RunningKernel();
        using var client = kernel.Connect();
        using var hostile = kernel.Connect();
        var random = new Random(42);
        var types = new[] { "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_open",
            "comm_info_request", "input_reply", "nonsense" };
        // Replies are read on the side, so that the kernel never waits for this client.
        var reader = Task.Run(() =>
        {
            try
            {
                while (true) hostile.Shell.Receive();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        });
        for (var i = 0; i < 10_000; i++)
        {
            var frames = hostile.Encode(types[random.Next(types.Length)], HostileContent(random));
            // One in four is rightly signed, with hostile content; the others are damaged after signing.
            if (i % 4 != 0) frames = Damage(random, frames);
            hostile.Shell.Send(frames);
        }
        Assert.Equal("ok", client.Ask(client.Control, "kernel_info_request").Text("status"));
        Assert.Equal("4", client.Run("2 + 2").Outputs.Single("execute_result").Content.PlainText());
        Assert.False(reader.IsFaulted);
    }

    private static JsonObject HostileContent(Random random)
    {
        JsonNode?[] values =
            [null, "text", -1, int.MaxValue, 1e300, true, new JsonObject(), new JsonArray(1, "a"), "\ud800", new string('(', 200)];
        var content = new JsonObject();
        foreach (var name in new[] { "silent", "cursor_pos", "user_expressions", "hist_access_type", "n", "comm_id", "value" })
        {
            if (random.Next(3) == 0) content[name] = values[random.Next(values.Length)]?.DeepClone();
        }
        // Code never runs for long: it is absent, no text, or does not compile.
        if (random.Next(2) == 0) content["code"] = random.Next(2) == 0 ? ")" : values[random.Next(2, values.Length - 1)]?.DeepClone();
        return content;
    }

    private static byte[][] Damage(Random random, byte[][] frames)
    {
        switch (random.Next(4))
        {
            case 0:
                return frames[..random.Next(1, frames.Length)];
            case 1:
                return [.. frames.Select(f => random.Next(3) == 0 ? Encoding.UTF8.GetBytes("{\"a\":") : f)];
            case 2:
                // A copy: the codec's own arrays, such as the delimiter, must stay whole.
                var at = random.Next(frames.Length);
                frames[at] = [.. frames[at]];
                if (frames[at].Length > 0) frames[at][random.Next(frames[at].Length)] ^= (byte)(1 << random.Next(8));
                return frames;
            default:
                var body = new byte[random.Next(200)];
                random.NextBytes(body);
                return [body, .. frames[1..]];
        }
    }
}
