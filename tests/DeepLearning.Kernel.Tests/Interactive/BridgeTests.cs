namespace DeepLearning.Kernel.Tests.Interactive;

/// <summary>What a cell can do with .NET Interactive's own types.</summary>
public sealed class BridgeTests : IAsyncDisposable
{
    private readonly RecordingOutput _output = new();
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task A_cell_runs_inside_a_command_whose_context_shows_and_updates()
    {
        await _session.RunAsync("""
            using Microsoft.DotNet.Interactive;
            var context = KernelInvocationContext.Current;
            var shown = context.Display("first");
            context.DisplayAs("<b>bold</b>", "text/html");
            await Task.Delay(1);
            shown.Update("second");
            Console.Write(context.Command is Microsoft.DotNet.Interactive.Commands.SubmitCode);
            Console.Write(context.HandlingKernel.Name);
            """, _output);
        Assert.Equal(["display: first", "display: ", "update: second", "stdout: Truecsharp"], _output.Events);
        Assert.Equal("<b>bold</b>", _output.Displayed[1].Data["text/html"]);
    }

    [Theory]
    [InlineData("Kernel.Root.Name", ".NET")]
    [InlineData("((Microsoft.DotNet.Interactive.CompositeKernel)Microsoft.DotNet.Interactive.Kernel.Root).ChildKernels.Count > 2", "true")]
    [InlineData("typeof(IHtmlContent).Name", "IHtmlContent")]
    [InlineData("typeof(TableSchema).Name", "TableSchema")]
    public async Task A_known_name_is_enough_to_wake_it(string code, string value) =>
        Assert.Equal(value, await _session.RunAsync(code));

    [Fact]
    public async Task GetInputAsync_asks_whoever_watches_the_cell()
    {
        _output.Answers.Enqueue("Ada");
        _output.Answers.Enqueue("secret");
        Assert.Equal("Ada secret", await _session.RunAsync("""
            var name = await GetInputAsync("Your name?");
            var password = await GetPasswordAsync("Password?");
            $"{name} {password.GetClearTextPassword()}"
            """, _output));
        Assert.Equal(["Your name?", "Password?"], _output.Prompts);
    }

    [Fact]
    public async Task Variables_can_be_asked_for_and_sent()
    {
        await _session.RunAsync("using Microsoft.DotNet.Interactive;\nvar size = 7;");
        Assert.Equal("size 7", await _session.RunAsync("""
            var infos = (await Kernel.Root.SendAsync(new RequestValueInfos("csharp"))).Events.OfType<ValueInfosProduced>().Single();
            var asked = (await Kernel.Root.SendAsync(new RequestValue("size", targetKernelName: "csharp")))
                .Events.OfType<ValueProduced>().Single();
            infos.ValueInfos.First(info => info.Name == "size").Name + " " + asked.Value
            """));
        await _session.RunAsync("await Kernel.Root.SendAsync(new SendValue(\"sent\", 42, targetKernelName: \"csharp\"));");
        Assert.Equal("43", await _session.RunAsync("sent + 1"));
    }

    [Fact]
    public async Task Code_can_be_submitted_from_a_cell_and_its_variables_stay()
    {
        await _session.RunAsync("""
            using Microsoft.DotNet.Interactive;
            var before = 1;
            """);
        await _session.RunAsync("await Kernel.Root.SendAsync(new SubmitCode(\"var inner = before + 1;\\ninner\", \"csharp\"));", _output);
        Assert.Equal(["display: 2"], _output.Events);
        Assert.Equal("3", await _session.RunAsync("inner + before"));
        // A cell that itself declares something goes on with what it knew.
        await _session.RunAsync(
            "var result = await Kernel.Root.SendAsync(new SubmitCode(\"var lost = 1;\", \"csharp\")); var kept = before + 4;");
        Assert.Equal("8", await _session.RunAsync("kept + before + inner"));
    }

    [Fact]
    public async Task A_value_cell_shares_its_text()
    {
        await _session.RunAsync("#!value --name poem\nroses\nviolets", _output);
        Assert.Equal("roses\nviolets", (await _session.RunAsync("#!share poem --from value\npoem"))!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("6", await _session.RunAsync("#!set --name again --value @value:poem\nagain.Split()[0].Length + 1"));
        var error = await _session.FailAsync("#!share nothing --from value");
        Assert.Equal(1, error.Line);
    }

    [Fact]
    public async Task Both_formatters_can_be_told_how_to_show_a_type()
    {
        await _session.RunAsync("record Mass(double Kilograms); record Length(double Metres);");
        await _session.RunAsync("Formatter.Register<Mass>(mass => $\"<i>{mass.Kilograms} kg</i>\", \"text/html\");");
        await _session.RunAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            Formatter.Register<Length>(
                (length, context) => { context.Writer.Write($"<u>{length.Metres} m</u>"); return true; }, "text/html");
            """);
        Assert.Equal("<i>1 kg</i>", await HtmlAsync("new Mass(1)"));
        Assert.Equal("<u>2 m</u>", await HtmlAsync("new Length(2)"));
        Assert.Contains("<u>3 m</u>", await HtmlAsync("new[] { new { Part = \"a\", Length = new Length(3) } }"), StringComparison.Ordinal);
        Assert.Contains("<u>4 m</u>", await HtmlAsync("PocketViewTags.div(new Length(4))"), StringComparison.Ordinal);
        // Its formatter forgets everything; ours does not.
        await _session.RunAsync("Formatter.ResetToDefault();");
        Assert.DoesNotContain("<u>", await HtmlAsync("new Length(2)"), StringComparison.Ordinal);
        Assert.Equal("<i>1 kg</i>", await HtmlAsync("new Mass(1)"));
    }

    [Fact]
    public async Task Html_is_built_with_PocketView()
    {
        await _session.RunAsync("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;");
        Assert.Equal("<span><b>1 &lt; 2</b><i>raw</i></span>", await HtmlAsync("span(b(\"1 < 2\"), HTML(\"<i>raw</i>\"))"));
        Assert.Equal("<p class=\"x\">a</p>", await HtmlAsync("PocketView view = p[@class: \"x\"](\"a\");\nview"));
        Assert.Equal("<u>u</u>", await HtmlAsync("new HtmlString(\"<u>u</u>\")"));
        await _session.RunAsync("CSS(\"h1 { color: red }\");", _output);
        Assert.Contains("h1 { color: red }", (string)_output.Displayed[0].Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_resource_carries_its_schema()
    {
        var result = await _session.SubmitAsync(
            "using Microsoft.DotNet.Interactive.Formatting;\nusing Microsoft.DotNet.Interactive.Formatting.TabularData;\n"
                + "TabularDataResource table = new[] { new { City = \"Bergen\", Rain = 3 } }.ToTabularDataResource();\ntable",
            _output,
            TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, string.Join('\n', result.Error?.Traceback ?? []));
        Assert.Contains("Bergen", (string)result.Value!.Data["text/html"], StringComparison.Ordinal);
        Assert.Equal(
            "City, Rain",
            await _session.RunAsync("TableSchema schema = table.Schema;\nstring.Join(\", \", schema.Fields.Select(field => field.Name))"));
    }

    [Fact]
    public async Task Names_that_both_worlds_have_keep_their_meaning()
    {
        await _session.RunAsync("using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Formatting;\nusing static "
            + "Microsoft.DotNet.Interactive.Kernel;");
        await _session.RunAsync("""
            var shown = new[] { 1, 2 }.Display();
            shown.Update("changed");
            "<b>x</b>".DisplayAs("text/html");
            new[] { new { A = 1 } }.DisplayTable();
            DisplayedValue handle = display("text");
            KernelInvocationContext.Current.Display("a text");
            """, _output);
        Assert.Equal("update: changed", _output.Events[1]);
        Assert.Equal("<b>x</b>", _output.Displayed[2].Data["text/html"]);
        Assert.Contains("<table", (string)_output.Displayed[3].Data["text/html"], StringComparison.Ordinal);
        Assert.Equal(["display: text", "display: a text"], _output.Events.TakeLast(2));
        Assert.Equal("Microsoft.DotNet.Interactive.Formatting.Formatter", await _session.RunAsync("typeof(Formatter).FullName"));
        Assert.Equal("7", await _session.RunAsync("7.ToDisplayString()"));
        Assert.Equal("mine", await _session.RunAsync("class Kernel { public static string Root => \"mine\"; }\nKernel.Root"));
    }

    [Fact]
    public async Task The_session_s_Formatter_stays_where_no_cell_takes_over_the_other()
    {
        await _session.RunAsync("using Microsoft.DotNet.Interactive;");
        Assert.Equal("DeepLearning.Notebook.Formatter", await _session.RunAsync("typeof(Formatter).FullName"));
    }

    [Fact]
    public async Task A_figure_that_is_shown_through_the_context_is_a_figure()
    {
        await _session.RunAsync("KernelInvocationContext.Current.Display(Figure.Line(new[] { 1.0, 2.0 }));", _output);
        Assert.Contains("application/vnd.plotly.v1+json", _output.Displayed[0].Data.Keys);
    }

    [Fact]
    public async Task FSharp_uses_it_too()
    {
        await _session.RunAsync("""
            #!fsharp
            open Microsoft.DotNet.Interactive
            KernelInvocationContext.Current.DisplayAs("from F#", "text/plain") |> ignore
            let weight = 3
            """, _output);
        Assert.Contains("display: from F#", _output.Events);
        Assert.Equal("3", await _session.RunAsync("""
            (await Kernel.Root.SendAsync(new RequestValue("weight", targetKernelName: "fsharp")))
                .Events.OfType<ValueProduced>().Single().Value
            """));
    }

    [Fact]
    public async Task Errors_of_a_cell_are_told_as_before()
    {
        await _session.RunAsync("using Microsoft.DotNet.Interactive;");
        var error = await _session.FailAsync("var x = 1;\nthrow new InvalidOperationException(\"wrong\");");
        Assert.Equal(("InvalidOperationException", "wrong", 2), (error.Name, error.Message, error.Line));
        Assert.Equal("CS0103", (await _session.FailAsync("missing")).Name);
        Assert.Equal("1", await _session.RunAsync("x"));
    }

    private async Task<string> HtmlAsync(string code)
    {
        var result = await _session.SubmitAsync(code, _output, TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, string.Join('\n', result.Error?.Traceback ?? []));
        return (string)result.Value!.Data["text/html"];
    }
}
