namespace DeepLearning.Kernel.Tests.Directives;

public sealed class DirectiveTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();
    private readonly RecordingOutput _output = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task An_unknown_command_is_an_error_that_lists_the_known_ones()
    {
        var error = await _session.FailAsync("1 + 1\n#!tiem");
        Assert.Equal("DirectiveError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.StartsWith("#!tiem is unknown. Known: #!about, #!csharp, ", error.Message, StringComparison.Ordinal);
        Assert.Contains("#!time", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!pwsh\nls", "System.Diagnostics.Process")]
    [InlineData("#!connect mssql", "not supported")]
    [InlineData("#!restart", "toolbar")]
    public async Task A_retired_command_says_what_to_do_instead(string code, string advice)
    {
        var error = await _session.FailAsync(code);
        Assert.Equal(1, error.Line);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!markdown\n# Title\n*text*", "text/markdown", "# Title\n*text*")]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("#!javascript\nalert(1)", "application/javascript", "alert(1)")]
    [InlineData("#!mermaid\ngraph TD; A-->B", "text/vnd.mermaid", "graph TD; A-->B")]
    public async Task A_markup_language_is_shown_as_what_it_is(string code, string mimeType, string content)
    {
        await _session.RunAsync(code, _output);
        Assert.Equal(content, Assert.Single(_output.Displayed).Data[mimeType]);
    }

    [Fact]
    public async Task Svg_is_drawn()
    {
        await _session.RunAsync("#!svg\n<svg><circle r=\"3\"/></svg>", _output);
        Assert.Contains("<circle r=\"3\"/>", (string)_output.Displayed[0].Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Languages_can_alternate_and_each_value_is_shown_in_its_place()
    {
        var value = await _session.RunAsync("var x = 1;\nx\n#!markdown\nbetween\n#!csharp\nx + 1", _output);
        Assert.Equal(["display: 1", "display: between"], _output.Events);
        Assert.Equal("2", value);
    }

    [Fact]
    public async Task Time_shows_how_long_the_cell_took_at_its_end()
    {
        await _session.RunAsync("#!time\nThread.Sleep(120);\nConsole.Write(\"done\");", _output);
        Assert.Equal("stdout: done", _output.Events[0]);
        Assert.Matches(@"^display: Wall time: (\d{3}\.\d ms|\d\.\d\d s)$", _output.Events[1]);
    }

    [Fact]
    public async Task Lsmagic_lists_every_command_with_its_meaning()
    {
        await _session.RunAsync("#!lsmagic", _output);
        foreach (var name in new[] { "#!time", "#!share", "#!fsharp", "#!whos", "#!import", "#!set", "#!about", "#r \"nuget:", "#load" })
            Assert.Contains(name, _output.Displayed[0].PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_names_the_variables_and_whos_shows_them()
    {
        await _session.RunAsync("var b = new List<int> { 1, 2 }; var a = 1.5f; int Unlisted() => 1;");
        await _session.RunAsync("#!who", _output);
        await _session.RunAsync("#!whos", _output);
        Assert.Equal("display: a\nb", _output.Events[0]);
        Assert.Contains("a: float = 1.5", _output.Events[1], StringComparison.Ordinal);
        Assert.Contains("b: List<int> = ", _output.Events[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_names_the_versions()
    {
        await _session.RunAsync("#!about", _output);
        Assert.Contains(".NET: " + Environment.Version, _output.Displayed[0].PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_makes_a_variable_from_a_text_or_from_an_answer()
    {
        _output.Answers.Enqueue("secret");
        await _session.RunAsync("#!set --name greeting --value \"good day\"\n#!set --name typed --value @password:Key", _output);
        Assert.Equal("good day secret", await _session.RunAsync("greeting + \" \" + typed"));
        Assert.Equal(["Key"], _output.Prompts);
    }

    [Fact]
    public async Task A_command_like_line_in_a_string_is_left_alone()
    {
        Assert.Equal("15", await _session.RunAsync("var script = \"\"\"\n#!/bin/sh\nexit\n\"\"\";\nscript.Length + 1"));
    }

    [Fact]
    public async Task A_using_of_dot_net_interactive_does_no_harm()
    {
        Assert.Equal(
            "2", await _session.RunAsync("using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Formatting;\n1 + 1"));
    }

    [Fact]
    public async Task The_cell_may_come_in_another_language_from_the_start()
    {
        await _session.SubmitAsync(new CellRequest("# Title", "markdown"), _output, TestContext.Current.CancellationToken);
        Assert.Equal("# Title", _output.Displayed[0].Data["text/markdown"]);
        var result = await _session.SubmitAsync(new CellRequest("x", "cobol"), _output, TestContext.Current.CancellationToken);
        Assert.Contains("'cobol' are not supported", result.Error!.Message, StringComparison.Ordinal);
    }
}
