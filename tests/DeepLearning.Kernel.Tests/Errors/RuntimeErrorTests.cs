namespace DeepLearning.Kernel.Tests.Errors;

public sealed class RuntimeErrorTests : IAsyncDisposable
{
    readonly ScriptSession session = new();

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Fact]
    public async Task An_exception_names_the_learners_line_and_quotes_it()
    {
        var error = await session.FailAsync("var zero = 0;\n\nvar x = 1 / zero;");
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal(3, error.Line);
        Assert.Equal(["DivideByZeroException: Attempted to divide by zero.", "   at line 3:  var x = 1 / zero;"], error.Traceback);
    }

    [Fact]
    public async Task An_exception_in_a_function_of_an_earlier_cell_shows_both_places()
    {
        await session.RunAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = await session.FailAsync("var a = 1;\nDivide(a, 0)");
        Assert.Equal(2, error.Line);
        Assert.Equal("   at Divide(int a, int b) in cell 1, line 3:  return a / b;", error.Traceback[1]);
        Assert.Equal("   at line 2:  Divide(a, 0)", error.Traceback[2]);
        Assert.Equal(3, error.Traceback.Count);
    }

    [Fact]
    public async Task Asynchronous_code_and_lambdas_show_no_machinery()
    {
        var error = await session.FailAsync("""
            async Task<int> Later(Func<int> f)
            {
                await Task.Delay(1);
                return f();
            }
            await Later(() => throw new InvalidOperationException("no"));
            """);
        Assert.Equal("InvalidOperationException: no", error.Traceback[0]);
        Assert.Contains("lambda", error.Traceback[1], StringComparison.Ordinal);
        Assert.Contains("Later(…) in line 4", error.Traceback[2], StringComparison.Ordinal);
        Assert.All(error.Traceback, line => Assert.DoesNotMatch("Kernel|Submission|MoveNext|ControlledExecution|TaskAwaiter|ExecutionContext", line));
    }

    [Fact]
    public async Task Calls_inside_dot_net_are_kept_above_the_learners_line()
    {
        var error = await session.FailAsync("int.Parse(\"x\")");
        Assert.Equal("FormatException", error.Name);
        Assert.Contains(error.Traceback, line => line.Contains("int.Parse(string s)", StringComparison.Ordinal));
        Assert.Equal("   at line 1:  int.Parse(\"x\")", error.Traceback[^1]);
    }

    [Fact]
    public async Task A_task_that_failed_shows_the_exception_inside()
    {
        var error = await session.FailAsync("Task.Run(() => { throw new ArgumentException(\"inner\"); }).Wait();");
        Assert.Equal("ArgumentException", error.Name);
        Assert.Equal("inner", error.Message);
    }

    [Fact]
    public async Task The_cause_of_an_exception_is_shown_below_it()
    {
        var error = await session.FailAsync("try { int.Parse(\"x\"); } catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }");
        Assert.Equal("InvalidOperationException: outer", error.Traceback[0]);
        Assert.Contains(error.Traceback, line => line.StartsWith("caused by FormatException: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cells_own_exception_type_is_shown_by_its_name()
    {
        var error = await session.FailAsync("class Mishap(string message) : Exception(message); throw new Mishap(\"ouch\");");
        Assert.Equal("Mishap: ouch", error.Traceback[0]);
    }

    [Fact]
    public async Task An_error_while_a_value_is_shown_is_the_cells_error()
    {
        var error = await session.FailAsync("class Bad { public override string ToString() => throw new Exception(\"unprintable\"); }\nnew Bad()");
        Assert.Equal("unprintable", error.Message);
    }

    [Fact]
    public async Task The_number_that_the_notebook_gives_names_the_cell()
    {
        var output = new RecordingOutput();
        await session.SubmitAsync(new CellRequest("void Fail() => throw new Exception(\"x\");", Number: 17), output, TestContext.Current.CancellationToken);
        var error = await session.FailAsync("Fail();");
        Assert.Contains("in cell 17, line 1", error.Traceback[1], StringComparison.Ordinal);
    }
}
