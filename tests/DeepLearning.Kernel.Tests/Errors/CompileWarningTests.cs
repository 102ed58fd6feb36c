using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Tests.Errors;

public sealed class CompileWarningTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("Task.Delay(1);", "(1,1): warning CS4014: ")]
    [InlineData("#nullable enable\nstring s = null;", "(2,12): warning CS8625: ")]
    [InlineData("#warning look here\n", "(1,10): warning CS1030: ")]
    [InlineData("[Obsolete(\"use G\")] int F() => 1;\nF();", "(2,1): warning CS0618: ")]
    [InlineData("for (int i = 0; i < 3; i++) { Task.Delay(1); }", "(1,31): warning CS4014: ")]
    public async Task A_warning_is_shown_where_it_was_written_above_what_the_cell_shows(string code, string warning)
    {
        var output = new RecordingOutput();
        await _session.RunAsync(code + "\nConsole.WriteLine(\"ran\");", output);
        Assert.Equal(2, output.Events.Count);
        Assert.StartsWith("display: " + warning, output.Events[0], StringComparison.Ordinal);
        Assert.Equal("stdout: ran\n", output.Events[1].ReplaceLineEndings("\n"));
        Assert.Contains("<details><summary>" + warning, (string)output.Displayed[0].Data[MimeType.Html]);
        Assert.Contains('^', output.Displayed[0].PlainText);
    }

    [Fact]
    public async Task Many_warnings_are_counted()
    {
        var output = new RecordingOutput();
        await _session.RunAsync(string.Concat(Enumerable.Repeat("Task.Delay(1);\n", 13)), output);
        Assert.EndsWith("… and 3 more warnings", Assert.Single(output.Displayed).PlainText);
    }

    [Theory]
    [InlineData("var unused = 1;")]
    [InlineData("string s = null;")]
    [InlineData("#pragma warning disable CS4014\nTask.Delay(1);")]
    public async Task Nothing_is_shown_without_a_cause(string code)
    {
        var output = new RecordingOutput();
        await _session.RunAsync(code, output);
        Assert.Empty(output.Events);
    }
}
