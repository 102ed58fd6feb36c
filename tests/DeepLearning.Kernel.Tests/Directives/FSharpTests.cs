namespace DeepLearning.Kernel.Tests.Directives;

public sealed class FSharpTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();
    private readonly RecordingOutput _output = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task FSharp_keeps_its_state_prints_and_shares_values_both_ways()
    {
        await _session.RunAsync("#!fsharp\nlet squares = [ for i in 1 .. 3 -> i * i ]\nprintfn \"made %d\" squares.Length", _output);
        Assert.Equal("made 3\n", _output.Stdout);
        Assert.Equal("14", await _session.RunAsync("#!fsharp\nList.sum squares"));

        Assert.Equal("9", await _session.RunAsync("#!share squares --from fsharp\nsquares.Last()"));
        await _session.RunAsync("var fromCSharp = new[] { 1.5f, 2.5f };");
        Assert.Equal("4", await _session.RunAsync("#!fsharp\n#!share fromCSharp --from csharp --as values\nArray.sum values"));

        await _session.RunAsync("var table = new Dictionary<string, List<int>> { [\"a\"] = [1, 2] }; class Own { } var own = new Own();");
        Assert.Equal("2", await _session.RunAsync("#!fsharp\n#!share table --from csharp\ntable.[\"a\"].Count"));
        Assert.Contains(
            "does not know its type Own",
            (await _session.FailAsync("#!fsharp\n#!share own --from csharp")).Message,
            StringComparison.Ordinal);
        Assert.Equal("3", await _session.RunAsync("#!fsharp\ntype Pair = { Left: int; Right: int }\nlet pair = { Left = 1; Right = 2 "
            + "}\n#!csharp\n#!share pair --from fsharp\npair.Left + pair.Right"));

        await _session.RunAsync("#!fsharp\n#!who", _output);
        Assert.Contains("squares", _output.Displayed[^1].PlainText, StringComparison.Ordinal);

        var error = await _session.FailAsync("#!fsharp\n\nlet broken: int = \"text\"");
        Assert.Equal("FS0001", error.Name);
        Assert.Equal(3, error.Line);

        var thrown = await _session.FailAsync("#!fsharp\nlet stop () : int = failwith \"deliberate\"\nstop ()");
        Assert.Equal("deliberate", thrown.Message);
    }

    [Fact]
    public async Task Sharing_what_is_not_there_is_an_error_that_lists_what_is()
    {
        await _session.RunAsync("var present = 1;");
        var error = await _session.FailAsync("#!share absent --from csharp");
        Assert.Equal("#!share: csharp has no variable 'absent'; it has present", error.Message);
        Assert.Contains("no language", (await _session.FailAsync("#!share x --from cobol")).Message, StringComparison.Ordinal);
    }
}
