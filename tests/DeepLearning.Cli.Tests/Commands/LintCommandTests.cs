namespace DeepLearning.Cli.Tests.Commands;

public class LintCommandTests
{
    private static async Task<(int Code, string Output, string Error)> LintAsync(string style, params string[] options)
    {
        using var folder = new TempFolder();
        folder.Write("style.yml", style);
        folder.Write(SampleLesson.File, SampleLesson.Text);
        return await Dln.RunAsync(["lint", folder.Path, .. options]);
    }

    [Fact]
    public async Task Style_is_a_warning_until_the_course_enforces_it()
    {
        var (code, output, error) = await LintAsync("enforce: false\nsize: {words: 5}\n");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("03-forward-propagation.md:1: warning: ", error, StringComparison.Ordinal);
        Assert.EndsWith("1 lessons, 0 problems, 1 warnings", output.TrimEnd(), StringComparison.Ordinal);

        (code, output, error) = await LintAsync("enforce: true\nsize: {words: 5}\n");
        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains("visible words before the exercises, and style.yml allows 5", error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", error, StringComparison.Ordinal);
        Assert.EndsWith("1 lessons, 1 problems", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_alone_has_one_line_a_lesson_and_finds_nothing()
    {
        var (code, output, error) = await LintAsync("enforce: true\nsize: {words: 5}\n", "--table");
        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Equal(3, output.TrimEnd().Split('\n').Length);
        Assert.Contains("03-forward-propagation", output, StringComparison.Ordinal);
    }
}
