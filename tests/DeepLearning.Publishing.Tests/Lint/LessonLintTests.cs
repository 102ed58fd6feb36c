using DeepLearning.Publishing.Lint;

namespace DeepLearning.Publishing.Tests.Lint;

public class LessonLintTests
{
    private static IReadOnlyList<string> Messages(string text, string? outline = null)
    {
        using var folder = new TempFolder();
        if (outline is not null) folder.Write("outline.yml", outline);
        var path = folder.Write(SampleLesson.File, text);
        return [.. LessonLint.Check([path]).Select(problem => problem.ToString()[path.Length..])];
    }

    /// <summary>The message about the sample lesson after one change to it.</summary>
    private static string Only(string before, string after)
    {
        var text = SampleLesson.Text.ReplaceLineEndings("\n");
        Assert.Contains(before, text, StringComparison.Ordinal);
        return Assert.Single(Messages(text.Replace(before, after)));
    }

    [Fact]
    public void A_lesson_without_fault_passes() => Assert.Empty(Messages(SampleLesson.Text));

    [Theory]
    [InlineData("minutes: 45", "", "no `minutes`")]
    [InlineData("minutes: 45", "minutes: 0", "`minutes` cannot be read")]
    [InlineData("minutes: 45", "minutes: {read: 40}", "`minutes` cannot be read; write `minutes: {read: 40, exercises: 40}`")]
    [InlineData("minutes: 45", "minutes: {read: 40, exercises: 40, rest: 5}", "`minutes` cannot be read")]
    [InlineData("minutes: 45", "minutes: {read: 40, exercises: a few}", "`minutes` cannot be read")]
    [InlineData("lesson: 3", "deeper: 3", "is called `03-…-deeper.md`")]
    [InlineData("  quick: A neuron weighs, adds and squashes.\n", "", "no `summaries: quick`")]
    [InlineData("lesson: 3", "lesson: 4", "says lesson 4, and the file's name says 3")]
    [InlineData("module: 1", "module: 2", "says module 2, and the folder's name says 1")]
    [InlineData("needs: []\n", "", "no `needs`")]
    [InlineData("needs: []", "needs: [alchemy]", "`needs` names `alchemy`, and the course has no such lesson")]
    [InlineData("name: deep-learning-csharp", "name: python3", "must say `kernelspec")]
    public void Front_matter_is_complete_and_agrees_with_the_files_place(string before, string after, string message) =>
        Assert.Contains(message, Only(before, after), StringComparison.Ordinal);

    [Theory]
    [InlineData("# Forward propagation", "# Backward", "and the front matter says")]
    [InlineData("## One neuron", "# One neuron", "a lesson has one title")]
    [InlineData("## One neuron", "#### One neuron", "goes from level 1 to level 4")]
    [InlineData("A network answers", "![](data:image/png;base64,AA==) A network", "has no alt text")]
    [InlineData("A network answers", "<img src=\"https://example.org/x.png\"> A network", "has no alt text")]
    [InlineData("A network answers", "[here](missing.md) A network", "leads nowhere")]
    [InlineData("A network answers", "[here](#No-such-place) A network", "leads to no heading")]
    [InlineData("A network answers", "[here](/etc/passwd) A network", "is absolute")]
    [InlineData("A network answers", "```{note}\nx\n```\n\nA network", "as raw text")]
    [InlineData("{value}`0.6023 <a1>`", "{value}`0.6023`", "a checked number is")]
    [InlineData("[hide-input]", "[hidden]", "the tag `hidden` means nothing")]
    public void Prose_is_held_to_its_rules(string before, string after, string message) =>
        Assert.Contains(message, Only(before, after), StringComparison.Ordinal);

    [Fact]
    public void The_minutes_of_reading_and_of_exercises_may_be_stated_apart() =>
        Assert.Empty(Messages(SampleLesson.Text.Replace("minutes: 45", "minutes: {read: 40, exercises: 40}")));

    [Fact]
    public void A_link_to_a_heading_or_inside_code_is_fine() =>
        Assert.Empty(Messages(SampleLesson.Text.Replace("A network answers", "[down](#One-neuron) and `[x](y)` A network")));

    [Fact]
    public void A_line_of_a_solution_in_the_learners_prose_is_found_with_its_line()
    {
        var message = Only("A network answers",
            "`static float Neuron(float x, float w, float b) => 1f/(1f+MathF.Exp(-(w*x + b)));`\n\nA network");
        Assert.Contains("shows a line of the solution of `fp-neuron`", message, StringComparison.Ordinal);
        Assert.StartsWith(":20:", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_without_solution_a_duplicate_id_and_a_missing_check_are_found()
    {
        Assert.Contains("has no cell tagged `solution`", Only("[solution]", "[hide-input]"), StringComparison.Ordinal);
        Assert.Contains("has no cell tagged `check`", Only("[check]", "[hide-input]"), StringComparison.Ordinal);
        Assert.Contains("the cell id `exercise-fp-neuron` is already used", Only(":tags: [hide-input]", ":id: exercise-fp-neuron"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_exercise_that_the_course_does_not_know_is_found_with_the_nearest_name()
    {
        var message = Assert.Single(Messages(SampleLesson.Text.Replace("fp-neuron", "fp-neurn")));
        Assert.StartsWith(":39:", message, StringComparison.Ordinal);
        Assert.Contains("the course knows no exercise `fp-neurn`; did you mean `fp-neuron`?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outline_announces_lessons_that_others_may_need()
    {
        const string Outline = "01-introduction:\n  02-neurons: Neurons\n  03-forward-propagation: Forward propagation\n";
        Assert.Empty(Messages(SampleLesson.Text.Replace("needs: []", "needs: [neurons]"), Outline));
        Assert.Contains("`outline.yml` says \"Forwards\"",
            Assert.Single(Messages(SampleLesson.Text, Outline.Replace("Forward propagation", "Forwards"))), StringComparison.Ordinal);
    }
}
