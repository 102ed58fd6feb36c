namespace DeepLearning.Kernel.Tests.Errors;

public sealed class CompileErrorTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task A_compile_error_names_line_and_column_and_points_at_the_place()
    {
        var error = await _session.FailAsync("var a = 1;\nvar b = a + missing;");
        Assert.Equal("CS0103", error.Name);
        Assert.Equal("The name 'missing' does not exist in the current context", error.Message);
        Assert.Equal((2, 13), (error.Line, error.Column));
        Assert.Equal(
            [
                "(2,13): error CS0103: The name 'missing' does not exist in the current context",
                "    var b = a + missing;",
                "                ^^^^^^^",
                "    hint: if another cell defines it, run that cell first",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task Several_errors_are_listed_in_the_order_of_the_code()
    {
        var error = await _session.FailAsync("int a = \"x\";\nint b = y;");
        Assert.Equal("CS0029", error.Name);
        Assert.Equal(7, error.Traceback.Count);
        Assert.StartsWith("(2,9): error CS0103", error.Traceback[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_of_errors_is_cut_and_counted()
    {
        var error = await _session.FailAsync(string.Concat(Enumerable.Range(0, 25).Select(i => $"int v{i} = missing{i};\n")));
        Assert.Equal("… and 15 more errors", error.Traceback[^1]);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await _session.RunAsync("var x = 1;");
        await _session.FailAsync("x = 2; missing();");
        Assert.Equal("1", await _session.RunAsync("x"));
    }

    [Fact]
    public async Task Lines_count_from_the_start_of_the_cell_after_a_command_line()
    {
        var error = await _session.FailAsync("#!time\n\nvar b = missing;");
        Assert.Equal((3, 9), (error.Line, error.Column));
    }

    [Fact]
    public async Task A_value_of_a_redefined_type_gets_an_explanation()
    {
        await _session.RunAsync("class Point { } var p = new Point();");
        await _session.RunAsync("class Point { }");
        var error = await _session.FailAsync("Point q = p;");
        Assert.Contains("defined again in a later cell", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nullable_annotations_are_understood()
    {
        Assert.Equal("0", await _session.RunAsync("string? text = null; text?.Length ?? 0"));
    }
}
