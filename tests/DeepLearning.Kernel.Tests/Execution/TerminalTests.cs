namespace DeepLearning.Kernel.Tests.Execution;

/// <summary>What programs write for a terminal is drawn.</summary>
public sealed class TerminalTests : IAsyncDisposable
{
    private readonly RecordingOutput _output = new();
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task A_bar_that_goes_up_and_writes_its_lines_again_is_one_display()
    {
        await _session.RunAsync("""
            Console.WriteLine("before");
            Console.Write("\u001b[?25lwork   0 %\nrest   0 %\n");
            for (var i = 1; i <= 4; i++) Console.Write($"\u001b[2A\r\u001b[2Kwork {25 * i} %\n\u001b[2Krest {i} %\n");
            Console.Write("\u001b[?25h\nafter\n");
            """, _output);
        Assert.Equal("before\nafter\n", _output.Stdout);
        Assert.Equal("work 100 %\nrest 4 %", _output.Displayed[^1].PlainText);
        Assert.Single(_output.Events, line => line.StartsWith("display:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colours_and_carriage_returns_are_left_to_the_notebook_and_what_it_cannot_show_is_left_out()
    {
        await _session.RunAsync("Console.Write(\"\\u001b[32mgreen\\u001b[0m\\r50 %\\u001b[K\\u001b[?25h\");", _output);
        Assert.Equal("\x1b[32mgreen\x1b[0m\r50 %", _output.Stdout);
        Assert.Empty(_output.Displayed);
    }

    [Fact]
    public async Task A_cell_after_one_that_left_its_bar_open_prints_as_ever()
    {
        await _session.RunAsync("Console.Write(\"\\u001b[?25lbar\");", _output);
        await _session.RunAsync("Console.Write(\"text\");", _output);
        Assert.Equal("text", _output.Stdout);
    }

    // The package itself, when this machine has it: it comes with the program that the kernel is part of.
    [Fact]
    public async Task Spectre_Console_writes_in_colour_and_draws_its_progress()
    {
        await _session.RunAsync("""
            #r "nuget: Spectre.Console, 0.49.1"
            using Spectre.Console;
            AnsiConsole.MarkupLine("[red]warm[/]");
            """, _output);
        Assert.Matches("\x1b\\[[0-9;]*mwarm\x1b\\[0m", _output.Stdout);
        await _session.RunAsync("""
            AnsiConsole.Progress().Start(context =>
            {
                var task = context.AddTask("counting");
                for (var i = 0; i < 10; i++) { task.Increment(10); Thread.Sleep(30); }
            });
            """, _output);
        Assert.Contains("counting", _output.Displayed[^1].PlainText, StringComparison.Ordinal);
        Assert.Contains("100%", _output.Displayed[^1].PlainText, StringComparison.Ordinal);
    }
}
