using System.Text.Json.Nodes;

namespace DeepLearning.Cli.Tests.Running;

public class RunCommandTests
{
    private const string Front = "---\ntitle: T\n---\n";

    private static string Code(string source, string options = "") => $"```{{code-cell}} csharp\n{options}{source}\n```\n";

    private static JsonArray Outputs(string notebook, int cell) =>
        JsonNode.Parse(File.ReadAllText(notebook))!["cells"]!.AsArray()[cell]!["outputs"]!.AsArray();

    [Fact]
    public async Task A_sound_lesson_runs_and_its_outputs_are_written()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write("01-a.md", Front + "# T\n\n" + Code("var x = 6;\nConsole.WriteLine(\"six\");") + Code("x * 7"));
        var (code, output, error) = await Dln.RunAsync("run", lesson, "--out", folder.File("out"));
        Assert.Equal("", error);
        Assert.Equal(ExitCode.Done, code);
        Assert.Matches(@"ok      .*01-a\.md  [0-9.]+ s, 2 of 2 cells, 0 errors", output);
        Assert.Contains("1 notebooks: 1 ran, 0 failed, 0 invalid", output, StringComparison.Ordinal);
        Assert.Equal("six\n", (string?)Outputs(folder.File("out/01-a.ipynb"), 1)[0]!["text"]!.AsArray()[0]);
        Assert.Equal("42", (string?)Outputs(folder.File("out/01-a.ipynb"), 2)[0]!["data"]!["text/plain"]!.AsArray()[0]);
    }

    [Fact]
    public async Task An_error_names_the_lesson_the_cell_and_its_first_line_and_the_batch_goes_on()
    {
        using var folder = new TempFolder();
        var bad = folder.Write("01-bad.md", Front + "# T\n\n## Part\n\n" + Code("var fine = 1;") + "\n" + Code("int[] none = [];\nnone[3]")
            + "\n" + Code("fine"));
        folder.Write("02-good.md", Front + "# T\n\n" + Code("1"));
        var (code, output, error) = await Dln.RunAsync("run", folder.Path);
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.StartsWith($"dln: {bad}:13: cell 3 (part-2) `int[] none = [];`: IndexOutOfRangeException:",
            Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("2 of 3 cells, 1 errors", output, StringComparison.Ordinal);
        Assert.Contains("2 notebooks: 1 ran, 1 failed, 0 invalid", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_in_the_prose_that_the_code_contradicts_fails_the_run()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write("01-a.md", Front
            + "# T\n\nIt gives {value}`0.415 <z>`.\nNot {value}`0.5 <z>`, nor {value}`1 <unknown>`.\n\n" + Code("float z = 0.415f;"));
        var (code, output, error) = await Dln.RunAsync("run", lesson);
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Contains("1 numbers confirmed", output, StringComparison.Ordinal);
        Assert.Contains($"{lesson}:7: the text says 0.5, and `z` is 0.415; mend the text or the code", error, StringComparison.Ordinal);
        Assert.Contains($"{lesson}:7: the number 1 cannot be checked: `unknown`", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_notices_what_the_exercise_does_without()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write("01-a.md", Front + "# T\n\n"
            + Code("Tensor Dense(Tensor x, Tensor w, Tensor b)\n{\n    var layer = new Linear(w.Shape[1], w.Shape[0]);\n    return "
                + "layer.Forward(x).Sigmoid();\n}")
            + Code("Check.Run(\"fp-layer\", Dense);"));
        await Dln.RunAsync("run", lesson, "--out", folder.File("out"));
        var shown = Outputs(folder.File("out/01-a.ipynb"), 2).ToJsonString();
        Assert.Contains("It uses Linear (line 3), which this exercise does without", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_whose_error_is_the_point_does_not_fail_the_run()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write("01-a.md", Front + "# T\n\n" + Code("throw new Exception(\"boom\");", ":tags: [raises-exception]\n")
            + Code("1"));
        var (code, output, _) = await Dln.RunAsync("run", lesson);
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("2 of 2 cells, 0 errors", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_notebooks_get_one_line_each_and_the_batch_goes_on()
    {
        using var folder = new TempFolder();
        folder.Write("a-empty.ipynb", "");
        folder.Write("b-text.ipynb", "not a notebook");
        folder.Write("c-cut.ipynb", "{\"cells\": [");
        folder.Write("d-deep.ipynb", new string('[', 50_000));
        using (var big = File.Create(folder.File("e-big.ipynb"))) big.SetLength(200L << 20);
        folder.Write("01-open.md", Front + "```{code-cell} csharp\n1\n");
        folder.Write("02-twice.md", Front + Code("1", ":id: a\n") + Code("2", ":id: a\n"));
        folder.Write("03-good.md", Front + Code("1"));
        var (code, output, error) = await Dln.RunAsync("run", folder.Path);
        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains("8 notebooks: 1 ran, 0 failed, 7 invalid", output, StringComparison.Ordinal);
        Assert.Equal(7, error.TrimEnd().Split('\n').Length);
        Assert.All(
            new[] { "a-empty.ipynb: the file is empty", "b-text.ipynb:1: this is not JSON", "c-cut.ipynb:1: the JSON ends",
                "nested more than 128 deep", "e-big.ipynb: is 200 MB", "01-open.md:4: the code cell opened here",
                "02-twice.md:10: the cell id `a` is already used" },
            message => Assert.Contains(message, error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_past_its_time_is_stopped_and_named()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write("01-a.md", Front + "# T\n\n" + Code("while (true) { }"));
        var (code, _, error) = await Dln.RunAsync("run", lesson, "--cell-limit", "1");
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Matches("`while \\(true\\) { }`: The cell ran longer than 1 s and was interrupted",
            Assert.Single(error.TrimEnd().Split('\n')));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("soon")]
    public async Task A_limit_that_is_no_time_is_a_usage_error(string limit) =>
        Assert.Equal(ExitCode.Usage, (await Dln.RunAsync("run", "--cell-limit", limit)).Code);
}
