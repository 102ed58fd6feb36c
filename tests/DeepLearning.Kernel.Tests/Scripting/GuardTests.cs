namespace DeepLearning.Kernel.Tests.Scripting;

/// <summary>What is written into a cell so that it can be stopped and its recursion cannot end the process.</summary>
public sealed class GuardTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("int F(int n)=>F(n+1);F(0)")]
    [InlineData("int F(int n)=>/*no space*/F(n+1);F(0)")]
    [InlineData("int F(int n) // a comment\n    => // another\n    F(n + 1);\nF(0)")]
    [InlineData("int F(int n)\n#region inside\n{\n#pragma warning disable CS0162\n    return F(n + 1);\n}\n#endregion\nF(0)")]
    [InlineData("class Node { public Node Next; public Node() { Next = new Node(); } }\nnew Node()")]
    [InlineData("class Node { public Node Next; public Node() => Next = new(); }\nnew Node()")]
    [InlineData("class Node { public Node Next = new Node(); }\nnew Node()")]
    [InlineData("class Node { public Node Next { get; } = new(); }\nnew Node()")]
    [InlineData("class Node { public List<Node> Next = [new Node()]; }\nnew Node()")]
    [InlineData("struct V { public static V operator +(V a, V b) => b + a; }\nnew V() + new V()")]
    [InlineData("struct V { public static V operator -(V a) { return -a; } }\n-new V()")]
    [InlineData("class V { public static implicit operator V(int n) => n + 1; }\nV v = 3;")]
    [InlineData("class V { public int this[int n] => this[n + 1]; }\nnew V()[0]")]
    [InlineData("class V { public int this[int n] { get { return this[n + 1]; } set { } } }\nnew V()[0]")]
    [InlineData("class V { public override string ToString() => $\"{this}\"; }\n$\"{new V()}\"")]
    [InlineData("class V { public override bool Equals(object o) => object.Equals(this, o); public override int GetHashCode() => 0; }\n"
        + "new V().Equals(new V())")]
    [InlineData("Func<int, int> f = null;\nf = n => f(n + 1);\nf(0)")]
    [InlineData("Action<int> f = null;\nf = n => f(n + 1);\nf(0);")]
    [InlineData("Func<int, int> f = null;\nf = delegate (int n) { return f(n + 1); };\nf(0)")]
    [InlineData("var table = new Dictionary<string, Func<int, int>>();\ntable[\"f\"] = n => table[\"f\"](n + 1);\ntable[\"f\"](0)")]
    [InlineData("async Task<int> F(int n) => await F(n + 1);\nawait F(0)")]
    [InlineData("async Task F(int n) => await F(n + 1);\nawait F(0);")]
    [InlineData("Func<int, Task> f = null;\nf = async n => await f(n + 1);\nawait f(0);")]
    [InlineData("Func<int, Task<int>> f = null;\nf = async n => await f(n + 1);\nawait f(0)")]
    [InlineData("ref int F(ref int n) => ref F(ref n);\nvar k = 1; F(ref k)")]
    [InlineData("int F(int n) => n < 0 ? 0 : throw new Exception($\"{F(n + 1)}\");\nF(0)")]
    public async Task A_recursion_of_any_kind_is_an_error_and_the_session_goes_on(string code)
    {
        await _session.RunAsync("var kept = 7;");
        Assert.Equal("InsufficientExecutionStackException", (await _session.FailAsync(code)).Name);
        Assert.Equal("7", await _session.RunAsync("kept"));
    }

    [Fact]
    public async Task A_recursion_through_two_cells_is_one_too()
    {
        await _session.RunAsync("Func<int, int> g = null; int F(int n) => g(n);");
        Assert.Equal("InsufficientExecutionStackException", (await _session.FailAsync("g = n => F(n + 1); F(0)")).Name);
    }

    [Theory]
    [InlineData("int F(int n)=>n<1?0:1+F(n-1);while(true)x=F(3);")]
    [InlineData("again: x++; goto again;")]
    [InlineData("switch (x) { case 1: goto case 2; case 2: goto case 1; default: goto case 1; }")]
    [InlineData("foreach (var (a, b) in Pairs()) x += a;")]
    [InlineData("while (true)\n#region inside\n{ x++; }\n#endregion")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).SelectMany(n => Enumerable.Repeat(n, int.MaxValue)).Any(n => n < 0)")]
    [InlineData("var text = new StringWriter(); while (true) text.Write(new System.Text.Json.Nodes.JsonArray().Count);")]
    [InlineData("int Twice(int n) => 2 * n; Func<int, int> twice = Twice; while (true) x = twice(1);")]
    public async Task A_cell_that_does_not_end_can_be_stopped(string code)
    {
        // Of 64 bits: on a fast machine 1.5 s of `x++` come round to the negative ints.
        await _session.RunAsync("var x = 1L; IEnumerable<(int, int)> Pairs() { while (true) yield return (1, 2); }");
        var running = _session.SubmitAsync(code, new RecordingOutput(), TestContext.Current.CancellationToken);
        var interrupted = Task.Run(async () =>
        {
            // Until it is compiled and runs, an interrupt stops it as well.
            await Task.Delay(1500, TestContext.Current.CancellationToken);
            _session.Interrupt();
        }, TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Interrupted, (await running).Status);
        await interrupted;
        Assert.Equal("true", await _session.RunAsync("x >= 0"));
    }

    [Theory]
    [InlineData("var q = new[] { 1, 2, 3 }.AsQueryable().Where(n => n > 1); q.Count()", "2")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, bool>> e = n => n > 1; e.Compile()(2)", "true")]
    [InlineData("Func<byte> f = () => 1 + 2; f()", "3")]
    [InlineData("new[] { 1, 2, 3 }.Sum(n => n * 2.0)", "12")]
    [InlineData("Func<int?, int?> f = n => n > 1 ? n : null; f(2)", "2")]
    [InlineData("string Name() => nameof(Name); Name()", "Name")]
    [InlineData("class V { public int A = 1; public V Self => this; public override string ToString() => \"v\"; }\n"
        + "new V().Self.ToString()", "v")]
    [InlineData("int F(int n) => n == 0 ? throw new InvalidOperationException() : n; F(2)", "2")]
    [InlineData("interface IShape { double Area(); double Twice() => 2 * Area(); }\n"
        + "class Square : IShape { public double Area() => 4; }\n((IShape)new Square()).Twice()", "8")]
    [InlineData("IEnumerable<int> To(int n) { if (n == 0) yield break; foreach (var m in To(n - 1)) yield return m; yield return n; }\n"
        + "To(3).Last()", "3")]
    public async Task Guarded_code_means_the_same(string code, string value)
    {
        var output = new RecordingOutput();
        Assert.Equal(value, await _session.RunAsync(code, output));
        Assert.Empty(output.Displayed);
    }

    [Fact]
    public async Task No_line_moves()
    {
        var error = await _session.FailAsync("""
            int F(int n)
            { // a comment
                if (n > 3)
                    throw new InvalidOperationException("here");
                return F(n + 1);
            }
            F(0)
            """);
        Assert.Contains(error.Traceback, line => line.Contains("line 4", StringComparison.Ordinal));
    }
}
