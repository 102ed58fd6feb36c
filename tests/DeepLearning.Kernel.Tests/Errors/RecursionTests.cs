namespace DeepLearning.Kernel.Tests.Errors;

public sealed class RecursionTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("int Factorial(int n) => n * Factorial(n - 1);\nFactorial(5)")]
    [InlineData("int Factorial(int n)\n{\n    return n * Factorial(n - 1);\n}\nFactorial(5)")]
    [InlineData("void Down(int n) => Down(n - 1);\nDown(5);")]
    [InlineData("bool Even(int n) => n == 0 || Odd(n - 1);\nbool Odd(int n) => n != 0 && Even(n - 1);\nEven(-1)")]
    [InlineData("class Layer { public int Size => Size; }\nnew Layer().Size")]
    [InlineData("class Layer { public int Size { get { return Size; } set { Size = value; } } }\nnew Layer { Size = 3 }")]
    [InlineData("class Layer { public int Size { get => 1; set => Size = value; } }\nnew Layer { Size = 3 }")]
    [InlineData("class Tree { public int Depth() => 1 + Depth(); }\nnew Tree().Depth()")]
    [InlineData("int Sum(int n) { int Next(int k) => Sum(k + 1); return Next(n); }\nSum(0)")]
    public async Task A_recursion_without_an_end_is_an_error_and_the_session_goes_on(string code)
    {
        await _session.RunAsync("var kept = 7;");
        var error = await _session.FailAsync(code);
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.True(error.Traceback.Count < 30, $"{error.Traceback.Count} lines");
        Assert.StartsWith("   hint: a function calls itself without an end", error.Traceback[^1], StringComparison.Ordinal);
        Assert.Equal("7", await _session.RunAsync("kept"));
    }

    [Theory]
    [InlineData("int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);\nFibonacci(20)", "6765")]
    [InlineData("async Task Wait(int n) => await (n == 0 ? Task.CompletedTask : Wait(n - 1));\nawait Wait(3); 1", "1")]
    [InlineData("async Task<int> Count(int n) => n == 0 ? 0 : 1 + await Count(n - 1);\nawait Count(3)", "3")]
    [InlineData(
        "IEnumerable<int> From(int n) { yield return n; if (n < 3) foreach (var m in From(n + 1)) yield return m; }\nFrom(1).Sum()", "6")]
    [InlineData("int Never(int n) => n == 0 ? throw new Exception(\"end\") : n + Never;\nint Never => 2;", null)]
    [InlineData("int Count(int[] values) => values.Count(value => value > 0);\nCount([1, -1, 2])", "2")]
    public async Task Recursion_with_an_end_gives_its_result(string code, string? result)
    {
        if (result is null) await _session.FailAsync(code);
        else Assert.Equal(result, await _session.RunAsync(code));
    }

    [Fact]
    public async Task A_mistake_inside_a_recursive_function_is_shown_where_it_was_written()
    {
        var error = await _session.FailAsync("int Deep(int n) => n == 0 ? zero : Deep(n - 1);");
        Assert.Contains(
            error.Traceback, line => line.Contains("int Deep(int n) => n == 0 ? zero : Deep(n - 1);", StringComparison.Ordinal));
        Assert.DoesNotContain(error.Traceback, line => line.Contains("EnsureSufficientExecutionStack", StringComparison.Ordinal));
    }
}
