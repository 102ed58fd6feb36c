using DeepLearning.Cli.Commands;
using DeepLearning.Cli.Help;

namespace DeepLearning.Cli.Tests.Commands;

public class CommandLineTests
{
    public static TheoryData<string> Commands() => [.. CommandList.All.Select(create => create(Silent).Name)];

    private static Terminal Silent => new(TextWriter.Null, TextWriter.Null, isInteractive: false);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help_with_examples_that_it_understands(string name)
    {
        var (code, output, _) = await Dln.RunAsync(name, "--help");
        Assert.Equal(ExitCode.Done, code);
        var root = CommandLine.Root(Silent);
        var command = Assert.IsType<DlnCommand>(root.Subcommands.Single(command => command.Name == name));
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example =>
        {
            Assert.Contains(example.Line, output, StringComparison.Ordinal);
            Assert.Empty(root.Parse(example.Line["dln ".Length..]).Errors);
        });
    }

    [Fact]
    public async Task An_unknown_command_is_a_usage_error_without_a_stack_trace()
    {
        var (code, _, error) = await Dln.RunAsync("biuld");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("'biuld'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_shows_help_and_is_a_usage_error()
    {
        var (code, output, _) = await Dln.RunAsync();
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("Commands:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_does_not_exist_is_one_clear_line()
    {
        var (code, _, error) = await Dln.RunAsync("build", "no-such-folder");
        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Equal("dln: no-such-folder: there is no such file or folder; `dln` looks from the current folder", error.TrimEnd());
    }

    [Fact]
    public async Task Output_that_is_not_a_terminal_has_no_escape_codes() =>
        Assert.DoesNotContain('\u001b', (await Dln.RunAsync("build", "--help")).Output);
}
