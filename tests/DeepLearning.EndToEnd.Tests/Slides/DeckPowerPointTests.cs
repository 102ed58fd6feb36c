using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>A deck as PowerPoint file: its parts, and that LibreOffice opens it.</summary>
[Collection(SlidesCollection.Name)]
public sealed class DeckPowerPointTests(Browser browser, Decks decks)
{
    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public async Task LibreOffice_opens_it_with_a_page_for_each_slide(int lesson)
    {
        var deck = await decks.WriteAsync(Decks.Lesson(lesson), "--pptx");
        var profile = Directory.CreateTempSubdirectory("dln-office-").FullName;
        try
        {
            Tool.Run("soffice", "apt-get install libreoffice-impress", "-env:UserInstallation=" + new Uri(profile).AbsoluteUri,
                "--headless", "--convert-to", "pdf", "--outdir", profile, Path.ChangeExtension(deck, ".pptx"));
            var pages = Tool.PdfPages(Path.Combine(profile, Path.GetFileNameWithoutExtension(deck) + ".pdf"));
            var slides = await DeckContents.ReadAsync(browser, deck);

            Assert.Equal(slides.Count, pages.Length);
            foreach (var (slide, page) in slides.Zip(pages)) Assert.Superset(DeckContents.WordsOf(slide.Title), DeckContents.WordsOf(page));
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public async Task Its_text_can_be_edited_its_figures_are_described_and_its_notes_are_in_their_pane(int lesson)
    {
        var deck = await decks.WriteAsync(Decks.Lesson(lesson), "--pptx");
        using var document = PresentationDocument.Open(Path.ChangeExtension(deck, ".pptx"), isEditable: false);
        var presentation = document.PresentationPart!;
        var parts = presentation.Presentation.SlideIdList!.Elements<P.SlideId>()
            .Select(id => (SlidePart)presentation.GetPartById(id.RelationshipId!)).ToList();
        var slides = await DeckContents.ReadAsync(browser, deck);

        Assert.Equal(slides.Count, parts.Count);
        foreach (var (slide, part) in slides.Zip(parts))
        {
            var missing = slide.Words.Except(WordsOf(part.Slide)).Except(["YOUR", "TURN", "QUESTION"]).ToList();
            Assert.True(missing.Count == 0, $"{slide.Title}: the slide lacks {string.Join(", ", missing)}");
            Assert.Superset(slide.Notes.Union(slide.Answers).ToHashSet(), part.NotesSlidePart is { } notes ? WordsOf(notes.NotesSlide)
                : []);

            var pictures = part.Slide.Descendants<P.Picture>().ToList();
            Assert.Equal(slide.Pictures, pictures.Count);
            Assert.All(pictures, picture =>
                Assert.NotEmpty(picture.NonVisualPictureProperties!.NonVisualDrawingProperties!.Description!.Value!));
        }
    }

    [Fact]
    public async Task It_is_what_the_standard_asks_for()
    {
        var deck = await decks.WriteAsync(Decks.Lesson(3), "--pptx");
        using var document = PresentationDocument.Open(Path.ChangeExtension(deck, ".pptx"), isEditable: false);

        var found = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Part?.Uri}{error.Path?.XPath}: {error.Description}");

        Assert.Empty(found.Take(5));
    }

    private static HashSet<string> WordsOf(DocumentFormat.OpenXml.OpenXmlElement root) =>
        DeckContents.WordsOf(string.Join('\n', root.Descendants<A.Paragraph>().Select(paragraph => paragraph.InnerText)));
}
