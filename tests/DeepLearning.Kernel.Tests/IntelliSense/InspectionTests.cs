namespace DeepLearning.Kernel.Tests.IntelliSense;

public sealed class InspectionTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task A_member_that_a_cell_declared_shows_its_signature_and_comment()
    {
        await _session.RunAsync("""
            /// <summary>Adds two numbers, see <see cref="Math.Max(int, int)"/>.</summary>
            /// <param name="a">The first.</param>
            int Add(int a, int b = 1) => a + b;
            """);
        var result = Inspect("var x = A|dd(1);")!;
        Assert.Equal("int Add(int a, int b = 1)", result.Signature);
        Assert.Equal("Adds two numbers, see `Math.Max`.\n\n- `a`: The first.", result.Documentation);
        Assert.Equal((8, 11), (result.Start, result.End));
    }

    [Fact]
    public void Dot_nets_members_show_their_documentation_and_overloads()
    {
        var result = Inspect("Math.M|ax(1, 2)")!;
        Assert.StartsWith("int Math.Max(int val1, int val2)\n", result.Signature, StringComparison.Ordinal);
        if (XmlExists())
            Assert.StartsWith("Returns the larger of two", result.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_librarys_members_show_their_documentation()
    {
        var result = Inspect("Tensor.Ze|ros(2, 3)")!;
        Assert.Contains("Tensor Tensor.Zeros(", result.Signature, StringComparison.Ordinal);
        Assert.NotEqual("", result.Documentation);
    }

    [Fact]
    public void Between_the_brackets_of_a_call_the_call_is_shown()
    {
        Assert.Contains("Console.WriteLine(", Inspect("Console.WriteLine(|)")!.Signature, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new List<int>(|)", "List<int>.List(int capacity)")]
    [InlineData("List<int> x = new(|", "List<int>.List(int capacity)")]
    [InlineData("new System.Text.StringBuilder(|", "StringBuilder.StringBuilder(string? value, int capacity)")]
    [InlineData("new Str|ingWriter()", "StringWriter.StringWriter(StringBuilder sb)")]
    [InlineData("Console.WriteLine(1|)", "void Console.WriteLine(string? value)")]
    [InlineData("new List<int>()[|0]", "int List<int>.this[int index] { get; set; }")]
    [InlineData("(new int[3])[|0]", "int[]")]
    public void All_that_a_call_could_mean_is_shown(string code, string signature) =>
        Assert.Contains(signature, Inspect(code)!.Signature.Split('\n'));

    [Fact]
    public void A_written_call_shows_the_constructor_that_it_means_first() =>
        Assert.StartsWith("List<int>.List(int capacity)\n", Inspect("new List<int>(3|)")!.Signature, StringComparison.Ordinal);

    [Fact]
    public void The_type_behind_var_and_the_elements_of_a_loop_are_shown()
    {
        var hidden = Inspect("v|ar table = new Dictionary<string, int>();")!;
        Assert.Contains("Dictionary<string, int>", hidden.Signature, StringComparison.Ordinal);
        var loop = Inspect("fore|ach (var pair in new Dictionary<string, int>()) { }")!;
        Assert.Equal("foreach (KeyValuePair<string, int> pair in new Dictionary<string, int>())", loop.Signature);
        Assert.Contains("Dictionary<string, int>", loop.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_and_types_are_shown()
    {
        await _session.RunAsync("var numbers = new Dictionary<string, int>();");
        Assert.Equal("Dictionary<string, int> numbers", Inspect("num|bers")!.Signature);
        Assert.StartsWith("class StringWriter", Inspect("Stri|ngWriter w;")!.Signature, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_are_explained_and_unknown_names_are_not()
    {
        Assert.Equal("shows how long the cell took", Inspect("#!ti|me")!.Documentation);
        Assert.Null(Inspect("unkno|wn"));
        Assert.Null(Inspect("|"));
        Assert.Null(Inspect("#!html\n<b>Con|sole</b>"));
    }

    [Fact]
    public void The_result_is_offered_as_text_and_as_Markdown()
    {
        var bundle = Inspect("Math.M|ax(1, 2)")!.ToMimeBundle();
        Assert.StartsWith("int Math.Max", bundle.PlainText, StringComparison.Ordinal);
        Assert.StartsWith("```csharp\nint Math.Max", (string)bundle.Data["text/markdown"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 1", CompletenessStatus.Complete, "")]
    [InlineData("var x = 1;", CompletenessStatus.Complete, "")]
    [InlineData("for (var i = 0; i < 3; i++)\n{", CompletenessStatus.Incomplete, "    ")]
    [InlineData("class A\n{\n    void F()\n    {", CompletenessStatus.Incomplete, "        ")]
    [InlineData("var x = ", CompletenessStatus.Incomplete, "")]
    [InlineData("var x = = 1;", CompletenessStatus.Invalid, "")]
    [InlineData("1 +* 2)", CompletenessStatus.Invalid, "")]
    [InlineData("Console.Write(1))\nif (true) {", CompletenessStatus.Invalid, "")]
    [InlineData("var x = ;\nif (true) {", CompletenessStatus.Invalid, "")]
    [InlineData("(1, [2", CompletenessStatus.Incomplete, "")]
    [InlineData("try\n{\n}", CompletenessStatus.Incomplete, "")]
    [InlineData("var q = from x in xs", CompletenessStatus.Incomplete, "")]
    [InlineData("Console.Write($\"{a", CompletenessStatus.Incomplete, "")]
    [InlineData("/* and", CompletenessStatus.Incomplete, "")]
    [InlineData("var text = @\"open", CompletenessStatus.Incomplete, "")]
    [InlineData("#!markdown\n# Title {", CompletenessStatus.Complete, "")]
    [InlineData("#!time\nif (true) {", CompletenessStatus.Incomplete, "    ")]
    public void Finished_open_and_wrong_code_are_told_apart(string code, CompletenessStatus status, string indent)
    {
        Assert.Equal(new Completeness(status, indent), _session.IsComplete(code));
    }

    private static bool XmlExists() =>
        Directory.Exists(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));

    private InspectionResult? Inspect(string code)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        return _session.Inspect(code.Remove(cursor, 1), cursor);
    }
}
