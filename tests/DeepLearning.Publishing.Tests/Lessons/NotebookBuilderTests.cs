using System.Text;
using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Tests.Lessons;

public class NotebookBuilderTests
{
    private static NotebookDocument Build(string text, Edition edition = Edition.Learner)
    {
        var (lesson, problems) = LessonParser.Parse(SampleLesson.File, text);
        Assert.Empty(problems);
        return NotebookBuilder.Build(lesson, edition);
    }

    private static NotebookCell Cell(NotebookDocument notebook, string id) => Assert.Single(notebook.Cells, cell => cell.Id == id);

    [Fact]
    public void The_learner_gets_the_stub_and_no_solution()
    {
        var notebook = Build(SampleLesson.Text);
        Assert.Contains("NotImplementedException", Cell(notebook, "exercise-fp-neuron").Source, StringComparison.Ordinal);
        Assert.DoesNotContain("MathF.Exp(-(w", Encoding.UTF8.GetString(NotebookWriter.ToBytes(notebook)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_solved_edition_has_the_solution_in_the_stubs_place_under_the_same_id()
    {
        var (learner, solved) = (Build(SampleLesson.Text), Build(SampleLesson.Text, Edition.Solved));
        Assert.Equal(learner.Cells.Select(cell => cell.Id), solved.Cells.Select(cell => cell.Id));
        Assert.Contains("MathF.Exp(-(w", Cell(solved, "exercise-fp-neuron").Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_of_reading_and_exercises_stand_in_the_summary_and_one_number_for_both_does_not()
    {
        var parted = Build(SampleLesson.Text.Replace("minutes: 45", "minutes: {read: 40, exercises: 35}"));
        Assert.Contains("**Time.** 40 min reading + 35 min exercises", Cell(parted, "summaries").Source, StringComparison.Ordinal);
        Assert.DoesNotContain("**Time.**", Cell(Build(SampleLesson.Text), "summaries").Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_is_not_the_point_is_folded_where_the_page_is_read()
    {
        var notebook = Build(SampleLesson.Text);
        Assert.True((bool?)Cell(notebook, "one-neuron-2").Metadata["jupyter"]!["source_hidden"]);
        Assert.Null(Cell(notebook, "check-fp-neuron").Metadata["jupyter"]);
    }

    [Fact]
    public void Ids_follow_the_heading_and_the_exercise()
    {
        Assert.Equal(
            ["forward-propagation-1", "summaries", "one-neuron-1", "one-neuron-2", "exercises-1", "exercise-fp-neuron", "check-fp-neuron"],
            Build(SampleLesson.Text).Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void An_edit_in_one_section_leaves_the_ids_of_the_others()
    {
        var before = Build(SampleLesson.Text).Cells.Select(cell => cell.Id);
        var after = Build(SampleLesson.Text.Replace("## Exercises", "## New\n\ntext\n\n+++\n\nmore\n\n## Exercises"))
            .Cells.Select(cell => cell.Id).ToList();
        Assert.All(before, id => Assert.Contains(id, after));
    }

    [Fact]
    public void Building_twice_gives_the_same_bytes_with_LF_only_and_no_outputs()
    {
        var once = NotebookWriter.ToBytes(Build(SampleLesson.Text));
        Assert.Equal(once, NotebookWriter.ToBytes(Build(SampleLesson.Text.ReplaceLineEndings("\r\n"))));
        Assert.DoesNotContain((byte)'\r', once);
        Assert.All(Build(SampleLesson.Text).Cells, cell => Assert.Empty(cell.Outputs));
    }

    [Fact]
    public void The_summaries_stand_under_the_title_folded_and_off_the_slides()
    {
        var cell = Build(SampleLesson.Text).Cells[1];
        Assert.Equal("summaries", cell.Id);
        Assert.Equal(2, cell.Source.Split("<details>").Length - 1);
        Assert.Equal("skip", cell.Metadata["slideshow"]!["slide_type"]!.ToString());
    }

    [Fact]
    public void A_number_to_be_checked_is_printed_and_its_expression_kept_as_metadata()
    {
        var cell = Cell(Build(SampleLesson.Text), "one-neuron-1");
        Assert.Contains("it answers 0.6023.", cell.Source, StringComparison.Ordinal);
        Assert.Equal([new CheckedValue("0.6023", "a1")], CheckedValue.Load(cell.Metadata));
    }

    [Fact]
    public void The_kernelspec_is_the_courses()
    {
        var kernel = Build(SampleLesson.Text).Metadata["kernelspec"]!;
        Assert.Equal(("deep-learning-csharp", "C# (Deep Learning)", "C#"),
            ((string?)kernel["name"], (string?)kernel["display_name"], (string?)kernel["language"]));
    }
}
