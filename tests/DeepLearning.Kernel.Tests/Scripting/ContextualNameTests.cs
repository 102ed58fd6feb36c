namespace DeepLearning.Kernel.Tests.Scripting;

public sealed class ContextualNameTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("var union = 3;\nunion + 1", "4")]
    [InlineData("var union = new List<int>();\nunion.Add(3);\nunion.Count", "1")]
    [InlineData("int extension = 3; extension + 1", "4")]
    [InlineData("var field = 3; var record = 1; var file = 2; var scoped = 4; var required = 5;\n"
        + "field + record + file + scoped + required", "15")]
    public async Task Words_that_newer_versions_read_as_keywords_can_be_names(string code, string value) =>
        Assert.Equal(value, await _session.RunAsync(code));

    [Fact]
    public async Task They_are_names_in_later_cells()
    {
        await _session.RunAsync("var union = new HashSet<int> { 1 };");
        Assert.Equal("1", await _session.RunAsync("union.Count"));
    }
}
