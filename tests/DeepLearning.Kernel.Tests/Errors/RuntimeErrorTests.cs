namespace DeepLearning.Kernel.Tests.Errors;

public sealed class RuntimeErrorTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task An_exception_names_the_learners_line_and_quotes_it()
    {
        var error = await _session.FailAsync("var zero = 0;\n\nvar x = 1 / zero;");
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal(3, error.Line);
        Assert.Equal(["DivideByZeroException: Attempted to divide by zero.", "   at line 3:  var x = 1 / zero;"], error.Traceback);
    }

    [Fact]
    public async Task An_exception_in_a_function_of_an_earlier_cell_shows_both_places()
    {
        await _session.RunAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = await _session.FailAsync("var a = 1;\nDivide(a, 0)");
        Assert.Equal(2, error.Line);
        Assert.Equal("   at Divide(int a, int b) in cell 1, line 3:  return a / b;", error.Traceback[1]);
        Assert.Equal("   at line 2:  Divide(a, 0)", error.Traceback[2]);
        Assert.Equal(3, error.Traceback.Count);
    }

    [Fact]
    public async Task Asynchronous_code_and_lambdas_show_no_machinery()
    {
        var error = await _session.FailAsync("""
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
        Assert.All(
            error.Traceback,
            line => Assert.DoesNotMatch("Kernel|Submission|MoveNext|ControlledExecution|TaskAwaiter|ExecutionContext", line));
    }

    [Fact]
    public async Task Calls_inside_dot_net_are_kept_above_the_learners_line()
    {
        var error = await _session.FailAsync("int.Parse(\"x\")");
        Assert.Equal("FormatException", error.Name);
        Assert.Contains(error.Traceback, line => line.Contains("int.Parse(string s)", StringComparison.Ordinal));
        Assert.Equal("   at line 1:  int.Parse(\"x\")", error.Traceback[^1]);
    }

    [Fact]
    public async Task The_library_is_named_by_the_call_that_the_learner_made()
    {
        var error = await _session.FailAsync("var a = Tensor.Zeros(2, 3);\na[5, 5]");
        Assert.Equal("Index: position 5 lies outside axis 0 of [2, 3].", error.Message);
        Assert.Equal(3, error.Traceback.Count);
        Assert.StartsWith("   at Tensor[", error.Traceback[1], StringComparison.Ordinal);
        Assert.Equal("   at line 2:  a[5, 5]", error.Traceback[2]);
    }

    [Theory]
    [InlineData(
        "int[] values = [1, 2, 3];\nfor (var i = 0; i <= 3; i++)\n    Console.Write(values[i]);",
        "   at line 3:  Console.Write(values[i]);")]
    [InlineData(
        "int At(int[] values, int i)\n{\n    return values[i];\n}\nAt([1], 1)",
        "   at At(int[] values, int i) in line 3:  return values[i];")]
    [InlineData("int[] values = [1];\nvar one = values[0];\nvar two = values[1];", "   at one of the lines 2, 3")]
    public async Task An_index_outside_of_an_array_is_traced_to_the_lines_that_it_can_come_from(string code, string expected)
    {
        var error = await _session.FailAsync(code);
        Assert.Equal("IndexOutOfRangeException", error.Name);
        // Where .NET knows the line, it is told; where it does not, all the lines are that it could be.
        Assert.Contains(error.Traceback, line => line == expected
            || (expected.Contains("one of", StringComparison.Ordinal) && line.Contains("line 3:", StringComparison.Ordinal)));
        Assert.Equal("   hint: the indices of an array run from 0 to its Length - 1", error.Traceback[^1]);
    }

    [Fact]
    public async Task A_recursion_is_told_once_and_counted()
    {
        var error = await _session.FailAsync("int Deep(int n) => n == 0 ? throw new Exception(\"bottom\") : Deep(n - 1);\nDeep(100)");
        Assert.Equal("   … the same 100 times more", error.Traceback[2]);
        Assert.Equal("   at line 2:  Deep(100)", error.Traceback[3]);
    }

    [Fact]
    public async Task A_task_that_failed_shows_the_exception_inside()
    {
        var error = await _session.FailAsync("Task.Run(() => { throw new ArgumentException(\"inner\"); }).Wait();");
        Assert.Equal("ArgumentException", error.Name);
        Assert.Equal("inner", error.Message);
    }

    [Fact]
    public async Task The_cause_of_an_exception_is_shown_below_it()
    {
        var error = await _session.FailAsync(
            "try { int.Parse(\"x\"); } catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }");
        Assert.Equal("InvalidOperationException: outer", error.Traceback[0]);
        Assert.Contains(error.Traceback, line => line.StartsWith("caused by FormatException: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cells_own_exception_type_is_shown_by_its_name()
    {
        var error = await _session.FailAsync("class Mishap(string message) : Exception(message); throw new Mishap(\"ouch\");");
        Assert.Equal("Mishap: ouch", error.Traceback[0]);
    }

    [Fact]
    public async Task An_error_while_a_value_is_shown_is_the_cells_error()
    {
        var error =
            await _session.FailAsync("class Bad { public override string ToString() => throw new Exception(\"unprintable\"); }\n"
                + "Formatter.Register<Bad>(bad => bad.ToString());\nnew Bad()");
        Assert.Equal("unprintable", error.Message);
    }

    [Fact]
    public async Task The_number_that_the_notebook_gives_names_the_cell()
    {
        var output = new RecordingOutput();
        await _session.SubmitAsync(
            new CellRequest("void Fail() => throw new Exception(\"x\");", Number: 17), output, TestContext.Current.CancellationToken);
        var error = await _session.FailAsync("Fail();");
        Assert.Contains("in cell 17, line 1", error.Traceback[1], StringComparison.Ordinal);
    }
}
