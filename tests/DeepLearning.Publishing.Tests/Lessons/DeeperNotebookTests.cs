using DeepLearning.Course;
using DeepLearning.Publishing.Exports;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Lint;

namespace DeepLearning.Publishing.Tests.Lessons;

/// <summary>The optional notebook beside a lesson, through the same parser, builder and rules.</summary>
public class DeeperNotebookTests
{
    private const string File = "01-introduction/03-forward-propagation-deeper.md";

    private const string Outline = """
        01-introduction:
          03-forward-propagation: Forward propagation
          03-forward-propagation-deeper: "Forward propagation, deeper"
        """;

    private const string Text = """
        ---
        title: "Forward propagation, deeper"
        deeper: 3
        module: 1
        minutes: {read: 20, exercises: 0}
        needs: [forward-propagation]
        summaries:
          quick: What one neuron cannot do.
        kernelspec: {name: deep-learning-csharp, display_name: "C# (Deep Learning)", language: "C#"}
        jupytext: {text_representation: {extension: .md, format_name: myst}}
        ---

        # Forward propagation, deeper

        This goes further than [the lesson](03-forward-propagation.ipynb).

        ```{code-cell} csharp
        Console.WriteLine(1);
        ```

        """;

    /// <summary>The sample lesson, which links to its deeper notebook, with that notebook beside it.</summary>
    private static IReadOnlyList<string> Messages(string before = "needs: [forward-propagation]", string? after = null,
        string outline = Outline, string name = File)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);
        using var folder = new TempFolder();
        folder.Write("outline.yml", outline);
        var lesson = SampleLesson.Text.Replace("A network answers", "[Further](03-forward-propagation-deeper.ipynb). A network answers");
        string[] paths = [folder.Write(SampleLesson.File, lesson), folder.Write(name, Text.Replace(before, after ?? before))];
        foreach (var path in paths) folder.Write(Path.ChangeExtension(path, ".ipynb"), "{}");
        return [.. LessonLint.Check(paths).Select(problem => problem.Message)];
    }

    [Fact]
    public void It_needs_no_quiz_no_exercises_no_long_summaries_and_no_number_of_its_own() => Assert.Empty(Messages());

    [Theory]
    [InlineData("deeper: 3", "lesson: 3", "a deeper notebook has no `lesson` of its own; write `deeper`")]
    [InlineData("deeper: 3", "deeper: 4", "says lesson 4, and the file's name says 3")]
    [InlineData("deeper: 3", "deeper: 4", "there is no lesson 4 for this notebook to go deeper into")]
    [InlineData("needs: [forward-propagation]", "needs: []", "needs its lesson; add `forward-propagation`")]
    [InlineData("title: \"Forward propagation, deeper\"", "title: Deeper", "`outline.yml` says \"Forward propagation, deeper\"")]
    public void Its_front_matter_names_its_lesson(string before, string after, string message) =>
        Assert.Contains(Messages(before, after), found => found.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void The_outline_lists_it() => Assert.Contains(
        "does not announce `forward-propagation-deeper`",
        Assert.Single(Messages(outline: "01-introduction:\n  03-forward-propagation: Forward propagation\n")), StringComparison.Ordinal);

    [Fact]
    public void A_lesson_does_not_need_it()
    {
        using var folder = new TempFolder();
        folder.Write(File, Text);
        var lesson = folder.Write(SampleLesson.File, SampleLesson.Text.Replace("needs: []", "needs: [forward-propagation-deeper]"));
        Assert.Contains("a deeper notebook is optional", Assert.Single(LessonLint.Check([lesson])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_notebook_says_what_it_belongs_to_and_how_long_it_takes()
    {
        var (lesson, problems) = LessonParser.Parse(File, Text);
        Assert.Empty(problems);
        Assert.Equal(("forward-propagation-deeper", true, 3), (lesson.Slug, lesson.IsDeeper, lesson.Number));
        var notebook = NotebookBuilder.Build(lesson, Edition.Learner);
        Assert.Equal("""{"edition":"learner","deeper":3,"module":1,"slug":"forward-propagation-deeper"}""",
            notebook.Metadata["dln"]!.ToJsonString());
        Assert.Contains("**Time.** 20 min reading", notebook.Cells.Single(cell => cell.Id == CellTag.Summaries).Source,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Slides_of_a_folder_pass_it_over_and_slides_of_its_own_path_do_not()
    {
        using var folder = new TempFolder();
        var (lesson, deeper) = (folder.Write(SampleLesson.File, SampleLesson.Text), folder.Write(File, Text));
        var said = new List<string>();
        Assert.Equal([lesson], SlidesExport.Presented([folder.Path], said.Add));
        Assert.Contains("a deeper notebook is read, not presented", Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal([deeper], SlidesExport.Presented([deeper], said.Add));
        Assert.Single(said);
    }
}
