namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>A deck as PDF, read by another program.</summary>
[Collection(SlidesCollection.Name)]
public sealed class DeckPdfTests(Browser browser, Decks decks)
{
    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public async Task Each_slide_is_a_page_that_says_every_word_of_it(int lesson)
    {
        var deck = await decks.WriteAsync(Decks.Lesson(lesson), "--pdf");
        var pages = Tool.PdfPages(Path.ChangeExtension(deck, ".pdf"));
        var slides = await DeckContents.ReadAsync(browser, deck);

        Assert.Equal(slides.Count, pages.Length);
        foreach (var (slide, page) in slides.Zip(pages)) AssertSaid([.. slide.Words, .. slide.Answers], page, slide.Title);
    }

    [Fact]
    public async Task The_speakers_notes_stand_on_a_page_behind_their_slide_when_asked_for()
    {
        var deck = await decks.WriteAsync(Decks.Lesson(3), "--pdf-notes");
        var pages = new Queue<string>(Tool.PdfPages(Path.ChangeExtension(deck, ".pdf")));

        foreach (var slide in await DeckContents.ReadAsync(browser, deck))
        {
            AssertSaid([.. slide.Words, .. slide.Answers], pages.Dequeue(), slide.Title);
            if (slide.Notes.Count > 0) AssertSaid(slide.Notes, pages.Dequeue(), "the notes of " + slide.Title);
        }
        Assert.Empty(pages);
    }

    [Fact]
    public async Task Curves_are_printed_as_vectors_and_letters_as_letters()
    {
        var deck = await decks.WriteAsync(Decks.Lesson(7), "--pdf");
        // Lesson 7 has curves and no picture made of pixels, such as a digit.
        // Below the two lines of its head, pdfimages lists one pixel image a line.
        var images = Tool.Run("pdfimages", "apt-get install poppler-utils", "-list", Path.ChangeExtension(deck, ".pdf")).Trim()
            .Split('\n')[2..];

        Assert.Empty(images);
        Assert.DoesNotContain("Type 3", Tool.Run("pdffonts", "apt-get install poppler-utils", Path.ChangeExtension(deck, ".pdf")),
            StringComparison.Ordinal);
    }

    private static void AssertSaid(HashSet<string> words, string page, string where)
    {
        var missing = words.Except(DeckContents.WordsOf(page)).ToList();
        Assert.True(missing.Count == 0, $"{where}: the page lacks {string.Join(", ", missing)}\n{page}");
    }
}
