using DeepLearning.Publishing.Exports;

namespace DeepLearning.Publishing.Tests.Exports;

public class ExportTargetTests
{
    private static readonly string[] Endings = [".html", ".pdf", ".pptx"];

    [Theory]
    [InlineData("decks", "decks/01-a.html", "decks/01-a.pdf")]
    [InlineData("decks/v1.0", "decks/v1.0/01-a.html", "decks/v1.0/01-a.pdf")]
    [InlineData("talk/deck.html", "talk/deck.html", "talk/deck.pdf")]
    [InlineData("talk/Deck.PDF", "talk/Deck.html", "talk/Deck.pdf")]
    public void A_name_that_ends_like_a_file_is_the_file_and_any_other_a_folder(string output, string page, string pdf)
    {
        var target = new ExportTarget(output, Endings, lessons: 1);
        Assert.Equal(page, target.For("notebooks/01-a.md", ".html").Replace('\\', '/'));
        Assert.Equal(pdf, target.For("notebooks/01-a.md", ".pdf").Replace('\\', '/'));
    }

    [Fact]
    public void A_file_holds_one_lesson_and_several_want_a_folder()
    {
        var error = Assert.Throws<UserError>(() => new ExportTarget("deck.html", Endings, lessons: 3));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal("--out deck.html names one file, and there are 3 lessons; name a folder, or one lesson", error.Message);
        Assert.Null(new ExportTarget("decks", Endings, lessons: 3).FileEnding);
    }
}
