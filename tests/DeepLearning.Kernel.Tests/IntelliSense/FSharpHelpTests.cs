namespace DeepLearning.Kernel.Tests.IntelliSense;

/// <summary>F# is completed and explained as C# is.</summary>
public sealed class FSharpHelpTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Names_of_earlier_cells_members_and_the_library_are_proposed()
    {
        await _session.RunAsync("#!fsharp\nlet zebraAge = 3\nlet zebraName (title: string) = title + \"!\"");
        Assert.Equal(["zebraAge", "zebraName"], Texts("#!fsharp\nlet x = zebr|").Order(StringComparer.Ordinal));
        Assert.Contains("Length", Texts("#!fsharp\nlet text = \"a\"\ntext.Le|"));
        Assert.Contains("map", Texts("#!fsharp\nList.ma|"));
        Assert.Contains("Zeros", Texts("#!fsharp\nTensor.Ze|"));
        Assert.DoesNotContain("zebraAge", Texts("#!csharp\nzebr|"));
    }

    [Fact]
    public void A_proposal_replaces_what_was_typed_and_says_its_type()
    {
        var result = Complete("#!fsharp\nList.ma|");
        Assert.Equal("ma".Length, result.End - result.Start);
        Assert.Contains("list", result.Items.Single(item => item.Text == "map").Description!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_explained()
    {
        await _session.RunAsync("#!fsharp\n/// How old it is.\nlet zebraAge = 3");
        var result = Inspect("#!fsharp\nlet y = zebr|aAge + 1")!;
        Assert.Contains("zebraAge: int", result.Signature, StringComparison.Ordinal);
        Assert.Equal("zebraAge", "#!fsharp\nlet y = zebraAge + 1"[result.Start..result.End]);
        Assert.Null(Inspect("#!fsharp\nlet y = | + 1"));
    }

    [Fact]
    public void A_package_line_is_not_restored_by_asking()
    {
        Assert.Contains("map", Texts("#!fsharp\n#r \"nuget: No.Such.Package, 1.0.0\"\nList.ma|"));
    }

    private IEnumerable<string> Texts(string code) => Complete(code).Items.Select(item => item.Text);

    private CompletionResult Complete(string code)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        return _session.Complete(code.Remove(cursor, 1), cursor);
    }

    private InspectionResult? Inspect(string code)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        return _session.Inspect(code.Remove(cursor, 1), cursor);
    }
}
