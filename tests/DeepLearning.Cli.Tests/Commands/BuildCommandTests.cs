namespace DeepLearning.Cli.Tests.Commands;

public class BuildCommandTests
{
    [Fact]
    public async Task Build_writes_the_notebook_beside_its_lesson_and_a_second_time_nothing()
    {
        using var folder = new TempFolder();
        folder.Write(SampleLesson.File, SampleLesson.Text);
        Assert.Contains("1 lessons, 1 written", (await Dln.RunAsync("build", folder.Path)).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("01-introduction/03-forward-propagation.ipynb")));
        Assert.Contains("1 lessons, 0 written, 1 unchanged", (await Dln.RunAsync("build", folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_fails_on_a_stale_or_missing_notebook_and_leaves_it()
    {
        using var folder = new TempFolder();
        var lesson = folder.Write(SampleLesson.File, SampleLesson.Text);
        Assert.Equal(ExitCode.ChecksFailed, (await Dln.RunAsync("build", "--check", folder.Path)).Code);
        await Dln.RunAsync("build", folder.Path);
        Assert.Equal(ExitCode.Done, (await Dln.RunAsync("build", "--check", folder.Path)).Code);

        File.AppendAllText(lesson, "\nOne more sentence.\n");
        var stale = await Dln.RunAsync("build", "--check", folder.Path);
        Assert.Equal(ExitCode.ChecksFailed, stale.Code);
        Assert.Contains("03-forward-propagation.ipynb: is not what", stale.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("One more sentence", File.ReadAllText(Path.ChangeExtension(lesson, ".ipynb")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_solved_edition_is_never_written_beside_the_lesson()
    {
        using var folder = new TempFolder();
        folder.Write(SampleLesson.File, SampleLesson.Text);
        Assert.Equal(ExitCode.Usage, (await Dln.RunAsync("build", "--solved", folder.Path)).Code);
        Assert.Equal(ExitCode.Done, (await Dln.RunAsync("build", "--solved", "--out", folder.File("solved"), folder.Path)).Code);
        Assert.Contains("MathF.Exp(-(w", File.ReadAllText(folder.File("solved/03-forward-propagation.ipynb")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_with_a_fault_is_named_and_the_others_are_still_built()
    {
        using var folder = new TempFolder();
        folder.Write("01-introduction/02-broken.md", "---\ntitle: T\n---\n```{code-cell} csharp\n1\n");
        folder.Write(SampleLesson.File, SampleLesson.Text);
        var (code, output, error) = await Dln.RunAsync("build", folder.Path);
        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains("02-broken.md:4: the code cell opened here is never closed", Assert.Single(error.TrimEnd().Split('\n')),
            StringComparison.Ordinal);
        Assert.Contains("2 lessons, 1 written, 0 unchanged, 1 invalid", output, StringComparison.Ordinal);
    }
}
