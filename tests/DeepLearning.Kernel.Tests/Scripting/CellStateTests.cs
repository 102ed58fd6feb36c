namespace DeepLearning.Kernel.Tests.Scripting;

public sealed class CellStateTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task A_variable_of_one_cell_is_known_in_the_next()
    {
        await _session.RunAsync("var x = 20;");
        Assert.Equal("42", await _session.RunAsync("x * 2 + 2"));
    }

    [Fact]
    public async Task A_cell_without_a_trailing_expression_has_no_value()
    {
        Assert.Null(await _session.RunAsync("var x = 1;"));
        Assert.Null(await _session.RunAsync("Console.Write(1)"));
        Assert.Null(await _session.RunAsync("// nothing"));
        Assert.Null(await _session.RunAsync(""));
    }

    [Fact]
    public async Task An_assignment_without_semicolon_shows_what_was_assigned()
    {
        await _session.RunAsync("int x;");
        Assert.Equal("5", await _session.RunAsync("x = 5"));
    }

    [Fact]
    public async Task Running_a_cell_again_replaces_what_it_defined()
    {
        await _session.RunAsync("int Answer() => 41; class Thing { public int Size = 1; }");
        await _session.RunAsync("int Answer() => 42; class Thing { public string Name = \"b\"; }");
        Assert.Equal("42", await _session.RunAsync("Answer()"));
        Assert.Equal("b", await _session.RunAsync("new Thing().Name"));
    }

    [Fact]
    public async Task A_variable_may_change_its_type_in_a_later_cell()
    {
        await _session.RunAsync("var x = 1;");
        await _session.RunAsync("var x = \"text\";");
        Assert.Equal("4", await _session.RunAsync("x.Length"));
    }

    [Fact]
    public async Task Await_works_at_top_level_and_its_value_is_shown()
    {
        Assert.Equal("7", await _session.RunAsync("await Task.Delay(5); var y = await Task.FromResult(7); y"));
    }

    [Fact]
    public async Task Waiting_for_a_task_that_awaits_does_not_lock_up()
    {
        await _session.RunAsync("async Task<int> Later() { await Task.Delay(5); return 3; }");
        Assert.Equal("3", await _session.RunAsync("Later().Result"));
    }

    [Fact]
    public async Task Classes_records_enums_and_generic_methods_can_be_declared_and_used_later()
    {
        await _session.RunAsync("""
            record Point(int X, int Y);
            enum Side { Left, Right }
            class Stack2<T> { readonly List<T> items = []; public void Push(T item) => items.Add(item); public int Count => items.Count; }
            T Last<T>(IEnumerable<T> items) => items.Last();
            """);
        Assert.Equal("Right", await _session.RunAsync("Last([Side.Left, Side.Right])"));
        Assert.Equal("3", await _session.RunAsync("new Point(1, 2) is var (a, b) ? a + b : 0"));
        Assert.Equal("1", await _session.RunAsync("var s = new Stack2<Point>(); s.Push(new(1, 2)); s.Count"));
    }

    [Fact]
    public async Task A_using_directive_holds_for_the_cells_after_it()
    {
        await _session.RunAsync("using System.Text; using static System.Math; using Numbers = System.Collections.Generic.List<int>;");
        Assert.Equal("ab", await _session.RunAsync("new StringBuilder(\"a\").Append('b').ToString()"));
        Assert.Equal("2", await _session.RunAsync("Max(1, 2)"));
        Assert.Equal("1", await _session.RunAsync("new Numbers { 5 }.Count"));
    }

    [Fact]
    public async Task Variables_set_before_an_exception_stay()
    {
        await _session.FailAsync("var before = 1; throw new Exception(\"no\"); var after = 2;");
        Assert.Equal("1", await _session.RunAsync("before"));
        Assert.Equal("0", await _session.RunAsync("after"));
    }

    [Fact]
    public async Task A_pattern_or_out_variable_of_an_expression_cell_is_kept()
    {
        await _session.RunAsync("int.TryParse(\"12\", out var parsed)");
        Assert.Equal("12", await _session.RunAsync("parsed"));
    }

    [Fact]
    public async Task Two_sessions_know_nothing_of_each_other()
    {
        await using var other = new ScriptSession();
        await _session.RunAsync("var x = 1;");
        await other.RunAsync("var x = 2;");
        Assert.Equal("1", await _session.RunAsync("x"));
        Assert.Equal("2", await other.RunAsync("x"));
    }
}
