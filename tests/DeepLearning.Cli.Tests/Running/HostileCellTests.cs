namespace DeepLearning.Cli.Tests.Running;

/// <summary>Cells that harm their process: each gets one line, and the notebook after it runs.</summary>
public class HostileCellTests
{
    [Theory]
    [InlineData("while (true) { }", "ran longer than 3 s and was interrupted")]
    [InlineData("Enumerable.Range(0, int.MaxValue).SelectMany(n => Enumerable.Range(0, int.MaxValue)).Any(int.IsNegative)",
        "ran longer than 3 s and was killed")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\")", "RegexMatchTimeoutException")]
    [InlineData("Environment.Exit(7);", "ended its process with exit code 7")]
    [InlineData("void Fill() { Span<byte> room = stackalloc byte[64_000_000]; room.Fill(1); }\nFill();",
        "overflowed the stack: its calls are nested too deeply")]
    [InlineData("var line = new string('x', 1 << 20); for (var i = 0; i < 1024; i++) Console.WriteLine(line);",
        "put out more than 20 million characters and was stopped")]
    [InlineData("display(new string('x', 30 << 20));", "put out more than 20 million characters and was stopped")]
    [InlineData("var all = new List<byte[]>(); while (true) { var some = new byte[64 << 20]; Array.Fill(some, (byte)1); all.Add(some); }",
        "memory")]
    [InlineData("Environment.FailFast(\"gone\");", "process crashed with exit code")]
    public async Task A_hostile_cell_is_one_line_and_the_batch_goes_on(string cell, string line)
    {
        using var folder = new TempFolder();
        var hostile = folder.Write("01-hostile.md",
            $"---\ntitle: T\n---\n# T\n\n```{{code-cell}} csharp\n{cell}\n```\n\n```{{code-cell}} csharp\n1\n```\n");
        folder.Write("02-good.md", "---\ntitle: T\n---\n# T\n\n```{code-cell} csharp\n1\n```\n");
        var (code, output, error) = await Dln.RunAsync("run", folder.Path, "--cell-limit", line.Contains("ran longer") ? "3" : "60");
        Assert.Equal(ExitCode.ChecksFailed, code);
        var only = Assert.Single(error.TrimEnd().Split('\n'));
        Assert.StartsWith($"dln: {hostile}:7: cell 2 (t-2) `", only, StringComparison.Ordinal);
        Assert.Matches(line, only);
        Assert.Contains("1 of 2 cells, 1 errors", output, StringComparison.Ordinal);
        Assert.Contains("2 notebooks: 1 ran, 1 failed, 0 invalid", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_asks_for_input_is_told_that_nobody_is_there()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write("01-a.md", "---\ntitle: T\n---\n```{code-cell} csharp\nConsole.ReadLine()\n```\n");
        var (code, _, error) = await Dln.RunAsync("run", lesson);
        Assert.Equal(ExitCode.ChecksFailed, code);
        Assert.Contains("nobody is there to answer in a batch run", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_in_a_batch_run_leaves_the_learners_progress_alone()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write("01-a.md",
            "---\ntitle: T\n---\n```{code-cell} csharp\nConsole.WriteLine(Environment.GetEnvironmentVariable(\"DLN_PROFILE\"))\n```\n");
        await Dln.RunAsync("run", lesson, "--out", folder.Path);
        Assert.Contains("dln-profile-", File.ReadAllText(folder.File("01-a.ipynb")), StringComparison.Ordinal);
    }
}
