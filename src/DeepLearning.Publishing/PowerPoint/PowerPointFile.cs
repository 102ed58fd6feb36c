using System.Text.RegularExpressions;
using DeepLearning.Publishing.Pages;
using DeepLearning.Publishing.Slides;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;
using Slide = DeepLearning.Publishing.Slides.Slide;

namespace DeepLearning.Publishing.PowerPoint;

/// <summary>
/// A deck as a PowerPoint file: titles, prose and listings are text that can be edited, figures are pictures with
/// their alt text, and the speaker's notes are in the notes pane.
/// </summary>
internal static partial class PowerPointFile
{
    internal const long Width = 12192000, Height = 6858000; // 13⅓ × 7½ inches in EMU, PowerPoint's 16:9
    private const string Letters = "abcdefghij";
    private const long Margin = 560000, TitleHeight = 900000, Gap = 120000;

    /// <param name="pictures">PNG bytes of each figure and drawing, in the order in which the deck holds them.</param>
    public static void Write(Deck deck, IReadOnlyList<byte[]> pictures, string target)
    {
        using var stream = new MemoryStream();
        using (var document = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            var (presentation, layout, notesMaster) = PowerPointTemplate.AddTo(document, deck.Title);
            var ids = presentation.Presentation.SlideIdList!;
            var nextPicture = 0;
            foreach (var (slide, index) in deck.Slides.Select((slide, index) => (slide, index)))
            {
                var part = presentation.AddNewPart<SlidePart>($"slide{index + 1}");
                part.AddPart(layout);
                var shapes = PowerPointTemplate.EmptyTree();
                part.Slide = new DocumentFormat.OpenXml.Presentation.Slide(new CommonSlideData(shapes),
                    new ColorMapOverride(new A.MasterColorMapping()));
                Fill(slide, part, shapes, pictures, ref nextPicture);
                if (NotesOf(slide) is { Length: > 0 } notes) PowerPointTemplate.AddNotes(part, notesMaster, notes);
                ids.Append(new SlideId { Id = (uint)(256 + index), RelationshipId = presentation.GetIdOfPart(part) });
            }
        }
        AtomicFile.Write(target, stream.ToArray());
    }

    private static void Fill(Slide slide, SlidePart part, ShapeTree shapes, IReadOnlyList<byte[]> pictures, ref int nextPicture)
    {
        var title = slide.Kind == SlideKind.YourTurn ? $"Your turn ({slide.Minutes} minutes): {slide.Title}" : slide.Title;
        var plainTitle = MarkdownHtml.ToPlainText(title);
        uint id = 2;
        shapes.Append(PowerPointShapes.Text(id++, "Title", plainTitle.Split('\n'), Margin, Margin / 2, Width - 2 * Margin, TitleHeight,
            3000, isBold: true, isCode: false, isTitle: true));

        var texts = new List<(string[] Lines, bool IsCode)>();
        var images = new List<(byte[] Bytes, string Alt)>();
        foreach (var block in slide.Flattened())
        {
            switch (block)
            {
                case ProseBlock prose when Prose(prose.Markdown, plainTitle) is { Length: > 0 } lines: texts.Add((lines, false)); break;
                case CodeBlock code: texts.Add((code.Code.TrimEnd().Split('\n'), true)); break;
                case TextBlock text: texts.Add((text.Text.TrimEnd().Split('\n'), true)); break;
                case HtmlBlock { IsDrawing: true } drawing: images.Add((pictures[nextPicture++], drawing.PlainText)); break;
                case HtmlBlock html when html.PlainText.Length > 0: texts.Add((html.PlainText.Split('\n'), false)); break;
                case QuestionBlock question: texts.Add((Choices(question), false)); break;
                case FigureBlock figure: images.Add((pictures[nextPicture++], figure.Alt)); break;
                case PictureBlock { MimeType: "image/png" } picture: images.Add((picture.Bytes, picture.Alt)); break;
            }
        }
        var top = Margin / 2 + TitleHeight + Gap;
        var bottom = Height - Margin / 2;
        var textWidth = images.Count > 0 && texts.Count > 0 ? (Width - 3 * Margin) / 2 : Width - 2 * Margin;
        var size = PowerPointShapes.FontSize(texts.Select(text => text.Lines), textWidth, bottom - top);
        var lineHeight = (long)(size / 100.0 * 12700 * 1.25);
        var at = top;
        foreach (var (lines, isCode) in texts)
        {
            var fontSize = isCode ? size * 4 / 5 : size;
            var height = lineHeight * PowerPointShapes.LineCount(lines, textWidth, fontSize) + Gap;
            var name = isCode ? "Code" : "Text";
            shapes.Append(PowerPointShapes.Text(
                id++, name, lines, Margin, at, textWidth, height, fontSize, isBold: false, isCode, isTitle: false));
            at += height;
        }
        var left = texts.Count > 0 ? 2 * Margin + textWidth : Margin;
        for (var i = 0; i < images.Count; i++)
        {
            var room = (bottom - top) / images.Count;
            var (bytes, alt) = images[i];
            shapes.Append(PowerPointShapes.Picture(id++, part, bytes, alt, left, top + i * room, Width - Margin - left, room - Gap));
        }
    }

    private static string[] Choices(QuestionBlock question) =>
        [.. question.Choices.Zip(Letters).Select(pair => $"{pair.Second}) {MarkdownHtml.ToPlainText(pair.First.Text)}")];

    /// <summary>The speaker's notes, and where the slide asks a question what is to be said about each answer.</summary>
    private static string NotesOf(Slide slide)
    {
        var answers = slide.Flattened().OfType<QuestionBlock>().SelectMany(question => question.Choices.Zip(Letters))
            .Select(pair => $"{pair.Second}) {(pair.First.IsRight ? "Right." : "No.")} {MarkdownHtml.ToPlainText(pair.First.Why)}");
        return string.Join('\n', answers.Prepend(MarkdownHtml.ToPlainText(slide.Notes))).Trim();
    }

    /// <summary>The lines of a piece of prose without the slide's own title; list items keep a bullet.</summary>
    private static string[] Prose(string markdown, string title) =>
    [
        .. markdown.Split('\n').Select(line => ListItem().Replace(line, "• "))
            .Select(MarkdownHtml.ToPlainText).Where(line => line.Length > 0 && line != title && !TableRule().IsMatch(line)),
    ];

    [GeneratedRegex(@"^\s*[-*+]\s+")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^[|\s:-]+$")]
    private static partial Regex TableRule();
}
