namespace DeepLearning.Kernel.Tests.IntelliSense;

[Collection(MeasuredCollection.Name)]
public sealed class CompletionTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Members_are_proposed_after_a_dot_with_signature_and_overload_count()
    {
        await _session.RunAsync("var numbers = new List<int> { 1 };");
        var result = Complete("numbers.Ins|");
        Assert.Equal((8, 11), (result.Start, result.End));
        Assert.Equal(["Insert", "InsertRange"], result.Items.Select(item => item.Text));
        Assert.Equal("method", result.Items[0].Kind);
        Assert.Equal("void List<int>.Insert(int index, int item)", result.Items[0].Description);
        Assert.Contains("(+ ", Complete("Console.WriteLin|").Items[0].Description!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_functions_and_types_of_earlier_cells_are_proposed()
    {
        await _session.RunAsync("var zebraRate = 0.1f; int ZebraMore() => 1; class Zebra { public int Age; }");
        var items = Complete("zebr|").Items;
        Assert.Equal(["zebraRate", "Zebra", "ZebraMore"], items.Select(item => item.Text));
        Assert.Equal(["variable", "class", "method"], items.Select(item => item.Kind));
        Assert.Contains(Complete("new Zebra().|").Items, item => item.Text == "Age");
    }

    [Fact]
    public void Locals_of_the_cell_itself_keywords_and_namespaces_are_proposed()
    {
        Assert.Contains(
            Complete("void F(int parameter) { var localValue = 1; loc|").Items, item => item is { Text: "localValue", Kind: "local" });
        Assert.Contains(Complete("for|").Items, item => item is { Text: "foreach", Kind: "keyword" });
        Assert.Contains(Complete("using System.Te|").Items, item => item is { Text: "Text", Kind: "namespace" });
        Assert.Contains(Complete("Enumerable.Range(0, 3).Sele|").Items, item => item.Text == "SelectMany");
    }

    [Fact]
    public void The_library_and_the_notebook_functions_are_proposed()
    {
        Assert.Contains(Complete("Tens|").Items, item => item.Text == "Tensor");
        Assert.Contains(Complete("Tensor.Zer|").Items, item => item.Text == "Zeros");
        Assert.Contains(Complete("displ|").Items, item => item.Text == "display");
    }

    [Fact]
    public void What_is_marked_as_hidden_is_not_proposed()
    {
        Assert.Equal(
            ["Cancellation"], Complete("Cell.|").Items.Where(item => item.Text is "Cancellation" or "Take").Select(item => item.Text));
    }

    [Fact]
    public void Commands_are_proposed_at_the_start_of_a_line()
    {
        var result = Complete("1 + 1\n#!wh|");
        Assert.Equal((6, 10), (result.Start, result.End));
        Assert.Equal(["#!who", "#!whos"], result.Items.Select(item => item.Text));
    }

    [Fact]
    public async Task Paths_are_proposed_in_references()
    {
        var folder = Directory.CreateTempSubdirectory("dln-paths-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "libraries"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "library.dll"), "", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "library.txt"), "", TestContext.Current.CancellationToken);
            await using var other = new ScriptSession(new ScriptSessionOptions { WorkingDirectory = folder.FullName });
            Assert.Equal(["libraries/", "library.dll"], other.Complete("#r \"lib", 7).Items.Select(item => item.Text));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Nothing_is_proposed_inside_text_comments_and_other_languages()
    {
        Assert.Empty(Complete("var s = \"Cons|\";").Items);
        Assert.Empty(Complete("// Cons|").Items);
        Assert.Empty(Complete("#!markdown\nCons|").Items);
        Assert.NotEmpty(Complete("#!markdown\ntext\n#!csharp\nConso|").Items);
    }

    [Fact]
    public void A_name_that_is_half_known_or_broken_code_does_no_harm()
    {
        Assert.Empty(Complete("nowhere.|").Items);
        Assert.NotEmpty(Complete("if ((( Conso|").Items);
        Assert.NotEmpty(_session.Complete("", 0).Items);
        _session.Complete("x", 99);
    }

    // How long it takes is measured by tests/DeepLearning.Benchmarks -- kernel.
    [Fact]
    public async Task Completion_answers_while_a_cell_runs()
    {
        await _session.RunAsync("var numbers = new List<int> { 1 };");
        var go = Path.Combine(Directory.CreateTempSubdirectory("dln-completion-").FullName, "go");
        var cell = _session.SubmitAsync(
            $"while (!File.Exists(@\"{go}\")) Thread.Sleep(10);", new RecordingOutput(), TestContext.Current.CancellationToken);
        var answers = await Task.Run(() => new[] { "numbers.|", "Console.|", "numbers.Select(x => x.|" }.Select(Complete).ToList())
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.All(answers, answer => Assert.NotEmpty(answer.Items));
        Assert.False(cell.IsCompleted);
        await File.WriteAllTextAsync(go, "", TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Ok, (await cell).Status);
        Directory.Delete(Path.GetDirectoryName(go)!, recursive: true);
    }

    private CompletionResult Complete(string code)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        return _session.Complete(code.Remove(cursor, 1), cursor);
    }
}
