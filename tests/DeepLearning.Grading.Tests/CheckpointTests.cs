using System.Text.RegularExpressions;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Lint;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Tests;

/// <summary>The test at the end of a module: what it shares with a lesson, and what it is spared.</summary>
public sealed partial class CheckpointTests
{
    private const string Name = "checkpoint-1";
    private static readonly string Source = Path.Combine(ClassFolder.Notebooks, "01-introduction", Name + ".md");

    /// <summary>The problems of module 1's checkpoint after one change to it, away from the lessons that it links.</summary>
    private static IReadOnlyList<string> Messages(string before, string after, string file = Name)
    {
        using var folder = new TempFolder();
        folder.Write("outline.yml", File.ReadAllText(Path.Combine(ClassFolder.Notebooks, "outline.yml")));
        var text = Link().Replace(File.ReadAllText(Source).ReplaceLineEndings("\n"), "](https://example.org)");
        Assert.Contains(before, text, StringComparison.Ordinal);
        var path = folder.Write($"01-introduction/{file}.md", text.Replace(before, after, StringComparison.Ordinal));
        return [.. LessonLint.Check([path]).Select(problem => problem.Message)];
    }

    [Fact]
    public void It_needs_no_number_no_longer_summaries_and_no_slide_marks()
    {
        var checkpoint = LessonFiles.Load(Source);
        Assert.True(checkpoint.IsCheckpoint);
        Assert.Equal((Name, null, null, null),
            (checkpoint.Slug, checkpoint.Front.Lesson, checkpoint.Front.StandardSummary, checkpoint.Front.DetailedSummary));
        Assert.Empty(LessonLint.Check([Source]));
    }

    [Theory]
    [InlineData("module: 1", "module: 1\nlesson: 3", "a checkpoint has no `lesson`")]
    [InlineData("module: 1", "module: 2", "the checkpoint of module 2 is `checkpoint-2.md`")]
    [InlineData("  quick: >-\n", "  slow: >-\n", "no `summaries: quick`")]
    [InlineData("minutes: 60", "", "no `minutes`")]
    [InlineData("Quiz.Ask(\"checkpoint-1\")", "Quiz.Ask(\"fp-q1\")", "calls `Quiz.Ask(\"checkpoint-1\")`")]
    [InlineData("Check.Review(\"checkpoint-1\")", "Check.Progress()", "calls `Check.Review(\"checkpoint-1\")`")]
    [InlineData("needs: [what-deep-learning-does, ", "needs: [",
        "`m1-lean` sends the learner to `what-deep-learning-does`, which `needs` does not name")]
    public void What_it_does_need_is_missed(string before, string after, string message) =>
        Assert.Contains(Messages(before, after), found => found.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void It_has_six_to_eight_exercises() =>
        Assert.Contains("a checkpoint has 6 to 8 exercises, and this one 0", Messages("tags: [exercise]", "tags: [setup]"));

    [Fact]
    public void Another_page_of_that_name_is_no_checkpoint()
    {
        Assert.True(LessonFiles.IsCheckpoint("notebooks/02-foundations/checkpoint-2.ipynb"));
        Assert.False(LessonFiles.IsCheckpoint("notebooks/checkpoint.md"));
        Assert.False(LessonFiles.IsCheckpoint("notebooks/03-checkpoint-2.md"));
    }

    [Fact]
    public void It_stands_behind_the_lessons_of_its_module()
    {
        var module = LessonFiles.Find([Path.GetDirectoryName(Source)!]).Select(Path.GetFileName).ToList();
        Assert.Equal("03-forward-propagation.md", module[^2]);
        Assert.Equal("checkpoint-1.md", module[^1]);
    }

    [Fact]
    public void Its_notebook_says_which_module_it_ends_and_no_lesson()
    {
        var place = NotebookBuilder.Build(LessonFiles.Load(Source), Edition.Learner).Metadata["dln"]!;
        Assert.Equal("""{"edition":"learner","module":1,"slug":"checkpoint-1"}""", place.ToJsonString());
    }

    [Fact]
    public async Task A_module_is_presented_without_its_checkpoint()
    {
        using var folder = new TempFolder();
        folder.Write("01-introduction/checkpoint-1.md", File.ReadAllText(Source));
        var (code, output, _) = await Dln.RunAsync("slides", folder.Path, "--no-check", "--out", folder.File("decks"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("checkpoint-1.md  no slides", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("decks")));
    }

    [Fact]
    public async Task It_is_released_with_its_points_and_a_learner_can_validate_it()
    {
        using var folder = new TempFolder();
        folder.Write("course.yml", "points: {m1-stairs: 5}\ndue: {checkpoint-1: 2026-10-01T12:00:00Z}\n");
        await Dln.RunAsync("release", Name, "--notebooks", ClassFolder.Notebooks, "--out", folder.File("release"), "--policy",
            folder.File("course.yml"));
        Assert.Contains("| checkpoint-1 | `checkpoint-1/checkpoint-1.ipynb` | 15 | 2026-10-01 12:00 +00:00 |",
            File.ReadAllText(folder.File("release/README.md")), StringComparison.Ordinal);

        var (_, output, _) = await Dln.RunAsync("validate", folder.File("release/checkpoint-1/checkpoint-1.ipynb"));
        Assert.Contains("the cells of all 7 exercises are there, each once", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_graded_and_an_answer_from_the_lesson_does_not_pass()
    {
        ClassFolder.RequireSandbox();
        using var folder = new ClassFolder();
        var perfect = NotebookBuilder.Build(LessonFiles.Load(Source), Edition.Solved);
        var copied = NotebookBuilder.Build(LessonFiles.Load(Source), Edition.Solved);
        ClassFolder.Replace(copied, "m1-stairs", cell =>
            ClassFolder.Copy(cell, source: "float[] Stairs() => [60, -18, 60, -42, 20, -20, -10];"));
        folder.HandIn("perfect", perfect, Name + ".ipynb");
        folder.HandIn("copied", copied, Name + ".ipynb");

        var (code, _, error) = await Dln.RunAsync("grade", folder.Path("class"), "--out", folder.Path("grades"), "--notebooks",
            ClassFolder.Notebooks, "--lesson", Name, "--policy", folder.Policy);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Equal(13, (double)folder.Result("perfect", Name)["score"]!);
        Assert.Equal(10, (double)folder.Result("copied", Name)["score"]!);
        Assert.Equal("the bump of lesson 3 is handed in", (string?)folder.Grade("copied", "m1-stairs", Name)["mistake"]);
    }

    [GeneratedRegex(@"\]\([^)]*\.ipynb\)")]
    private static partial Regex Link();
}
