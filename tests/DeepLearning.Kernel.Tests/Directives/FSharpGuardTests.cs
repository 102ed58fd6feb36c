namespace DeepLearning.Kernel.Tests.Directives;

/// <summary>F# cells that do not end, and what else a cell may hold that a console may not.</summary>
public sealed class FSharpGuardTests : IAsyncDisposable
{
    private const string FSharp = "#!fsharp\n";

    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("let rec f x = 1 + f (x + 1)\nf 0")]
    [InlineData("let rec f x : int =\n    1 + f (x + 1)\nf 0")]
    [InlineData("let rec f x = match x with\n              | 0 -> 1\n              | n -> n + f (n + 1)\nf 1")]
    [InlineData("let rec f = function 0 -> 1 | n -> n + f (n + 1)\nf 1")]
    [InlineData("let rec f = fun x -> 1 + f (x + 1)\nf 0")]
    [InlineData("let rec even n = not (odd (n - 1))\nand odd n = not (even (n - 1))\neven 1")]
    [InlineData("type Node() =\n    member this.Depth() = 1 + this.Depth()\nNode().Depth()")]
    [InlineData("let outer n =\n    let rec inner k = k + inner (k + 1)\n    inner n\nouter 1")]
    public async Task A_recursion_is_an_error_and_the_session_goes_on(string code)
    {
        await _session.RunAsync(FSharp + "let kept = 7");
        Assert.Equal("InsufficientExecutionStackException", (await _session.FailAsync(FSharp + code)).Name);
        Assert.Equal("7", await _session.RunAsync(FSharp + "kept"));
    }

    [Theory]
    [InlineData("while true do x <- x + 1")]
    [InlineData("while true do\n    x <- x + 1\n    x <- x - 1")]
    [InlineData("let rec spin n = if n < 0 then n else spin (n + 1 - 1)\nspin 1")]
    [InlineData("for i in Seq.initInfinite id do x <- i")]
    [InlineData("let rec loop = function n when n < 0 -> n | n -> loop n\nloop 1")]
    public async Task A_cell_that_does_not_end_can_be_stopped(string code)
    {
        await _session.RunAsync(FSharp + "let mutable x = 1");
        var running = _session.SubmitAsync(FSharp + code, new RecordingOutput(), TestContext.Current.CancellationToken);
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        _session.Interrupt();
        Assert.Equal(CellStatus.Interrupted, (await running).Status);
        Assert.Equal("true", (await _session.RunAsync(FSharp + "x > -1"))?.ToLowerInvariant());
    }

    [Theory]
    [InlineData("let rec fact n = if n < 2 then 1 else n * fact (n - 1)\nfact 5", "120")]
    [InlineData("let rec sum = function\n    | [] -> 0\n    | head :: tail -> head + sum tail\nsum [1; 2; 3]", "6")]
    [InlineData("[ for i in 1 .. 3 -> i * i ] |> List.sum", "14")]
    [InlineData("let xs = [ for i in 1 .. 3 do i * 2 ]\nxs |> List.sum", "12")]
    [InlineData("let s = seq { for i in 1 .. 3 do yield i; yield 2 * i }\nSeq.sum s", "18")]
    [InlineData("let mutable n = 0\nfor i in 1 .. 3 do n <- n + i\nn", "6")]
    [InlineData("let mutable n = 0\nfor i = 1 to 3 do\n  for j in 1 .. 2 do n <- n + 1\nn", "6")]
    [InlineData("type Tree =\n    | Leaf\n    | Node of Tree * Tree\n"
        + "    member t.Size = match t with Leaf -> 1 | Node (a, b) -> a.Size + b.Size\n(Node (Leaf, Leaf)).Size", "2")]
    [InlineData("let t = task {\n    let mutable n = 0\n    while n < 3 do\n        n <- n + 1\n    return n }\nt.Result", "3")]
    [InlineData("let a = 1;;\nlet b = a + 1;;\nb * 10", "20")]
    [InlineData("let a = 1;; let b = a + 1;; b * 10", "20")]
    [InlineData("let s = \";;\"\ns.Length", "2")]
    [InlineData("let xs = System.Collections.Generic.List<int>([1; 2])\nxs.Count", "2")]
    public async Task Guarded_code_means_the_same(string code, string value) =>
        Assert.Equal(value, await _session.RunAsync(FSharp + code));

    [Fact]
    public async Task No_line_moves()
    {
        var error = await _session.FailAsync(
            FSharp + "let rec f x = if x then 1 else f true\nfor i in 1 .. 2 do printf \"\"\nlet y: int = \"text\"");
        Assert.Equal(4, error.Line);
        error = await _session.FailAsync(FSharp + "let rec f x =\n    if x then 1 else f \"no\"");
        Assert.Equal(3, error.Line);
        error = await _session.FailAsync(FSharp + "let rec f x = if x then 1 else f \"no\"");
        Assert.Equal((2, 34), (error.Line, error.Column));
    }
}
