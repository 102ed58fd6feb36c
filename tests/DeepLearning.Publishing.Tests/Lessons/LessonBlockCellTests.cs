using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Tests.Lessons;

/// <summary>The blocks of the quiz, the flashcards and the words stand in the lesson and in no notebook.</summary>
public class LessonBlockCellTests
{
    private const string Blocks = """
        ## Quiz

        Decide before you click.

        ```{code-cell} csharp
        Quiz.Ask("forward-propagation");
        ```

        :::{admonition} Which input gives 0.5?
        :name: fp-q1
        :class: quiz dropdown

        - [ ] x = 0
          - Then z is −2.
        - [x] x = 0.5
          - There z is 0.
        :::

        ## Words of this lesson

        :::{glossary}
        bias
        : The number that is added.
        :::

        They come back.
        """;

    private static (Lesson Lesson, IReadOnlyList<Problem> Problems) Parse(string blocks) =>
        LessonParser.Parse("03-forward-propagation.md", (SampleLesson.FrontMatter + "\n# Title\n\n" + blocks).ReplaceLineEndings("\n"));

    [Fact]
    public void A_block_is_no_cell_and_ends_the_cell_before_it()
    {
        var (lesson, problems) = Parse(Blocks);
        Assert.Empty(problems);
        Assert.Equal(
            [
                "# Title\n\n## Quiz\n\nDecide before you click.", "Quiz.Ask(\"forward-propagation\");",
                "## Words of this lesson", "They come back.",
            ],
            lesson.Cells.Select(cell => cell.Source));
        var lines = (SampleLesson.FrontMatter + "\n# Title\n\n" + Blocks).ReplaceLineEndings("\n").Split('\n');
        Assert.All(lesson.Cells, cell => Assert.Equal(lines[cell.Line - 1], cell.Source.Split('\n')[0]));
    }

    [Fact]
    public void No_edition_of_the_notebook_shows_the_answers()
    {
        foreach (var edition in Enum.GetValues<Edition>())
        {
            var cells = NotebookBuilder.Build(Parse(Blocks).Lesson, edition).Cells;
            Assert.DoesNotContain(cells, cell => cell.Source.Contains("There z is 0", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_mistake_in_a_block_is_reported_where_it_stands()
    {
        var text = Blocks.ReplaceLineEndings("\n").Replace("- [x]", "- [ ]");
        var problem = Assert.Single(Parse(text).Problems);
        Assert.Contains("exactly one choice of a question is right", problem.Message);
        var lines = (SampleLesson.FrontMatter + "\n# Title\n\n" + text).ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith(":::{admonition}", lines[problem.Line - 1]);
    }
}
