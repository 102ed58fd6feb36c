using DeepLearning.Course;
using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Tests.Lessons;

public class SpeakerNotesTests
{
    [Fact]
    public void Notes_are_folded_in_the_notebook_and_come_back_whole_for_slides()
    {
        var (lesson, _) = LessonParser.Parse("notebooks/01-introduction/03-x.md",
            "---\ntitle: X\n---\n\n# X\n\n+++ {\"tags\": [\"notes\"]}\n\nAsk the room first.\n");
        var cell = NotebookBuilder.Build(lesson, Edition.Learner)
            .Cells.Single(cell => cell.Source.Contains("Ask the room", StringComparison.Ordinal));
        Assert.StartsWith("<details><summary>For the speaker</summary>", cell.Source);
        Assert.Equal("Ask the room first.", SpeakerNotes.Unfold(cell.Source));
    }

    [Fact]
    public void Other_text_is_left_as_it_is() => Assert.Equal("# Title", SpeakerNotes.Unfold("# Title"));
}
