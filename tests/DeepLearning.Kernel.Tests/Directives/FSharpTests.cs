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
        Assert.Equal("Own", await _session.RunAsync("#!fsharp\n#!share own --from csharp\nown.GetType().Name"));
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

    [Theory]
    [InlineData("class Own : List<int> { } var own = new Own { 1, 2 };", "own.Count", "2")]
    [InlineData("record Own : IComparable { public int CompareTo(object? o) => 5; } var own = new Own();", "own.CompareTo(null)", "5")]
    [InlineData("enum Own { First, Second } var own = Own.Second;", "string own", "Second")]
    [InlineData("var own = new { A = 1 };", "own.ToString()", "{ A = 1 }")]
    public async Task A_value_of_a_cells_own_type_is_shared_as_what_FSharp_knows_of_it(string csharp, string fsharp, string value)
    {
        await _session.RunAsync(csharp);
        Assert.Equal(value, await _session.RunAsync($"#!fsharp\n#!set --name own --value @csharp:own\n{fsharp}"));
    }

    [Fact]
    public async Task List_is_FSharps_own()
    {
        Assert.Equal("6", await _session.RunAsync("#!fsharp\nlet total (numbers: List<int>) = List.sum numbers\ntotal [ 1; 2; 3 ]"));
    }

    [Theory]
    [InlineData("open Html\ndiv [_class \"box\"] [str \"1 < 2\"; b [] [object 3]]", "<div class=\"box\">1 &lt; 2<b>3</b></div>")]
    [InlineData("Html.p [] [Html.rawText \"<i>x</i>\"; Html.br []]", "<p><i>x</i><br></p>")]
    [InlineData("open Microsoft.DotNet.Interactive.FSharp.FSharpKernelHelpers\nopen "
        + "Microsoft.DotNet.Interactive.FSharp.FSharpKernelHelpers.Html\na [_href \"x?a=1&b=2\"] []", "<a href=\"x?a=1&amp;b=2\"></a>")]
    public async Task Html_is_written_with_functions(string code, string html)
    {
        var result = await _session.SubmitAsync("#!fsharp\n" + code, _output, TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, string.Join('\n', result.Error?.Traceback ?? []));
        Assert.Equal(html, result.Value!.Data["text/html"]);
    }

    [Fact]
    public async Task What_follows_a_package_line_runs()
    {
        Assert.Equal("3", await _session.RunAsync(
            "#!fsharp\nlet before = 1\n#r \"nuget: DeepLearningNotebooks\"\nlet after = 2\nbefore + after", _output));
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
