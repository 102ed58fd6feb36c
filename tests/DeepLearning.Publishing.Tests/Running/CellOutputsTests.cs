using System.Text.Json.Nodes;
using DeepLearning.Notebook;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Publishing.Tests.Running;

public class CellOutputsTests
{
    private readonly CellOutputs _outputs = new();
    private readonly JsonArray _cell = [];

    public CellOutputsTests() => _outputs.BeginCell(_cell);

    private IEnumerable<string?> Texts => Ended().Select(output => (string?)output!["text"] ?? (string?)output["data"]!["text/plain"]);

    private JsonArray Ended()
    {
        _outputs.EndCell();
        return _cell;
    }

    [Fact]
    public void Neighbouring_text_of_one_stream_is_one_output_and_the_streams_keep_their_order()
    {
        _outputs.Stream("stdout", "a");
        _outputs.Stream("stdout", "b\n");
        _outputs.Stream("stderr", "c");
        _outputs.Stream("stdout", "d");
        Assert.Equal(["ab\n", "c", "d"], Texts);
        Assert.Equal(["stdout", "stderr", "stdout"], _cell.Select(output => (string?)output!["name"]));
    }

    [Fact]
    public void An_update_replaces_what_an_earlier_cell_showed_under_the_same_name()
    {
        _outputs.Display(MimeBundle.Text("0 %"), "bar");
        _outputs.Display(MimeBundle.Text("other"), null);
        JsonArray next = [];
        _outputs.BeginCell(next);
        _outputs.UpdateDisplay("bar", MimeBundle.Text("100 %"));
        Assert.Equal(["100 %", "other"], Texts);
        Assert.Empty(next);
    }

    [Fact]
    public void Clearing_is_done_at_once_or_when_the_next_output_comes()
    {
        _outputs.Stream("stdout", "one");
        _outputs.ClearOutput(wait: true);
        Assert.Equal(["one"], Texts);
        _outputs.Stream("stdout", "two");
        Assert.Equal(["two"], Texts);
        _outputs.ClearOutput(wait: false);
        Assert.Empty(_cell);
    }

    [Fact]
    public void The_last_value_is_a_numbered_result()
    {
        _outputs.Result(MimeBundle.Text("42"), 7);
        Assert.Equal(("execute_result", 7), ((string?)_cell[0]!["output_type"], (int?)_cell[0]!["execution_count"]));
    }

    [Fact]
    public void A_million_short_prints_are_gathered_within_seconds()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 1_000_000; i++) _outputs.Stream("stdout", "a line\n");
        Assert.Equal(7_000_000, Assert.Single(Texts)!.Length);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }
}
