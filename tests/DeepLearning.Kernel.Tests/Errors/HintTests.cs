using DeepLearning.Kernel.Errors;

namespace DeepLearning.Kernel.Tests.Errors;

/// <summary>What beginners get wrong most, and what they are told.</summary>
public sealed class HintTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData(
        "Console.WriteLine(1)\nConsole.WriteLine(2)",
        "a statement ends with a semicolon; only the last line of a cell may go without one, and its value is then shown")]
    [InlineData("int count = 3;\ncout + 1", "did you mean `count`?")]
    [InlineData("Console.Writeline(1)", "did you mean `WriteLine`?")]
    [InlineData("new List<int> { 1 }.Summ()", "did you mean `Sum`?")]
    [InlineData("using System.Text.Jsn;", "did you mean `Json`?")]
    [InlineData("Lits<int> xs;", "did you mean `List`?")]
    [InlineData("Datasets.Mnis()", "did you mean `Mnist`?")]
    [InlineData("unheardOf(2)", "if another cell defines it, run that cell first")]
    [InlineData("print(1)", "in C#, Console.WriteLine(x) prints, and display(x) shows")]
    [InlineData("let z = 4;", "in C#, `var` introduces a variable")]
    [InlineData("import numpy as np", "in C#, `using System.Text;` takes over names; most of what a lesson needs is already here")]
    [InlineData("def f(x):\n    return x", "in C#, a function is written `int Twice(int x) { return 2 * x; }`")]
    [InlineData("true and false", "in C#, && means and")]
    [InlineData(
        "%matplotlib inline", "lines that start with % belong to Python's kernel; here commands start with #!, and #!lsmagic lists them")]
    [InlineData("!pip install x", "lines that start with ! belong to Python's kernel; run programs in a terminal")]
    [InlineData("float f = 0.5;", "write f after the number, as in 0.5f")]
    [InlineData("var name = 'Anna';", "text stands between double quotes; single quotes are for one character")]
    [InlineData("Console.WriteLine(\"abc);", "the text that starts here has no closing quote on its line")]
    [InlineData("int n = 1;\nif (n = 3) { }", "to compare, write ==")]
    [InlineData("int F(int n) { if (n > 0) return 1; }", "some way through the function ends without a `return`")]
    [InlineData("class A { int v = 1; }\nnew A().v", "members of a class are private until they are marked `public`")]
    [InlineData("using var s = new MemoryStream();\ns.WriteByte(1);", "a variable of a cell lives on in later cells, so `using` cannot end "
        + "it: leave `using` out, or write `using (var file = …) { … }`")]
    [InlineData("await using MemoryStream s = new MemoryStream();", "a variable of a cell lives on in later cells, so `using` cannot end "
        + "it: leave `using` out, or write `using (var file = …) { … }`")]
    [InlineData("namespace A { class B { } }", "a cell has no namespace: leave it out and keep what is in it, or put it into a .cs file "
        + "and write #!import File.cs")]
    [InlineData("partial void F();\npartial void F() { }", "a cell holds whole functions: leave `partial` and the line without a body out")]
    [InlineData("static class E { extension(int n) { public int Twice() => 2 * n; } }", "a cell cannot hold an extension block: write each "
        + "function in the cell itself, as `static int Twice(this int n) => 2 * n;`")]
    [InlineData("}", "this closing brace } has no opening brace {")]
    public async Task A_common_mistake_is_met_with_a_hint(string code, string hint)
    {
        var error = await _session.FailAsync(code);
        Assert.Contains("    hint: " + hint, error.Traceback);
    }

    [Fact]
    public async Task The_same_complaint_and_the_same_hint_are_made_once()
    {
        var error = await _session.FailAsync("Modal m = new Modal();\nunheardOf(neverSeen);");
        Assert.Single(error.Traceback, line => line.Contains("'Modal'", StringComparison.Ordinal));
        Assert.Single(error.Traceback, line => line.Contains("hint: if another cell", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_unlike_any_other_is_not_guessed()
    {
        var error = await _session.FailAsync("var q = zzqxw;");
        Assert.DoesNotContain(error.Traceback, line => line.Contains("did you mean", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("count", "count", 0)]
    [InlineData("Writeline", "WriteLine", 0)]
    [InlineData("cout", "count", 1)]
    [InlineData("conut", "count", 1)]
    [InlineData("counter", "count", 2)]
    [InlineData("a", "count", int.MaxValue)]
    public void Distance_counts_letters_that_differ_are_missing_or_changed_places(string left, string right, int expected) =>
        Assert.Equal(expected, NameSuggestion.Distance(left, right));
}
