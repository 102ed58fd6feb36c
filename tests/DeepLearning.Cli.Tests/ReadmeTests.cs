using System.Text.RegularExpressions;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Cli.Tests;

/// <summary>What the README promises is so.</summary>
public partial class ReadmeTests
{
    private static readonly string Root = CourseFolder.Find();
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_quick_start_is_two_commands_each_in_a_block_of_its_own()
    {
        var section = Readme.Split("\n## ").Single(section => section.StartsWith("Quick start", StringComparison.Ordinal));
        Assert.Equal(
            ["dotnet run -c Release --project src/DeepLearning.Cli -- start", "dotnet test"],
            Fence().Matches(section).Select(fence => fence.Groups["body"].Value.Trim()));
    }

    [Fact]
    public async Task The_library_example_runs_and_learns_to_read_digits()
    {
        var example = Fence().Matches(Readme).Single(fence => fence.Groups["language"].Value == "csharp").Groups["body"].Value;
        await using var session = new NotebookSession(Root);
        var outputs = new CellOutputs();
        System.Text.Json.Nodes.JsonArray printed = [];
        outputs.BeginCell(printed);
        var ran = await session.RunAsync(example, outputs, 1, TimeSpan.FromMinutes(2), default);
        Assert.Equal("", ran.Message);
        var measured = await session.RunAsync("Console.Write(history[^1].ValidationAccuracy > 0.93f)", outputs, 2, TimeSpan.FromMinutes(1),
            default);
        Assert.Equal("", measured.Message);
        Assert.EndsWith("True", printed[^1]!["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_dln_command_that_the_documents_name_exists()
    {
        var root = CommandLine.Root(new Terminal(TextWriter.Null, TextWriter.Null, isInteractive: false));
        foreach (var document in new[] { "README.md", "CONTRIBUTING.md", "docs/lesson-format.md" })
        {
            var named = DlnCommandName().Matches(File.ReadAllText(Path.Combine(Root, document))).Select(match => match.Groups[1].Value)
                .Distinct();
            Assert.All(named, name => Assert.Contains(name, root.Subcommands.Select(command => command.Name)));
        }
    }

    [Fact]
    public void Every_link_and_picture_in_the_README_is_there()
    {
        var targets = DeepLearning.Publishing.Lessons.Markdown.Links(Readme)
            .Where(link => !link.Target.StartsWith("http", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(targets);
        Assert.All(targets, link => Assert.True(Path.Exists(Path.Combine(Root, link.Target)), link.Target));
    }

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`dln ([a-z]+)")]
    private static partial Regex DlnCommandName();
}
