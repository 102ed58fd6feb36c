using System.Text.Json;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Slides;

/// <summary>Writes one executed lesson as slides, a PDF, a PowerPoint file or a handout.</summary>
internal sealed class DeckExport(PageTheme theme, Terminal terminal)
{
    private readonly WebAssets _assets = WebAssets.Find(terminal.WriteLine);

    /// <param name="folder">Where the lesson lies, for the pictures beside it.</param>
    /// <param name="target">The HTML file to write.</param>
    /// <param name="forAudience">Leaves the speaker's notes out of the file.</param>
    public async Task<Deck> SlidesAsync(NotebookDocument notebook, string folder, string target, bool forAudience, CancellationToken cancellation)
    {
        var deck = DeckBuilder.Build(TitleOf(notebook), notebook.Cells, CourseQuestions.Find);
        var html = await HtmlAsync(deck.Slides.SelectMany(slide => slide.Flattened()), folder, cancellation);
        var page = new PageWriter(_assets, theme).Slides(deck, html, notes: !forAudience);
        AtomicFile.Write(target, System.Text.Encoding.UTF8.GetBytes(page));
        return deck;
    }

    public async Task HandoutAsync(NotebookDocument notebook, string folder, string target, CancellationToken cancellation)
    {
        var blocks = notebook.Cells.Where(cell => !cell.Has(Lessons.CellTag.Notes) && !cell.Has(Lessons.CellTag.SlideOnly))
            .SelectMany(DeckBuilder.BlocksOf).SelectMany(block => block is PairBlock pair ? pair.Left.Concat(pair.Right) : [block]).ToList();
        var html = await HtmlAsync(blocks, folder, cancellation);
        var content = $"<div class=\"sheet\">{html.ToHtml(blocks)}</div>";
        AtomicFile.Write(target, System.Text.Encoding.UTF8.GetBytes(new PageWriter(_assets, theme).Handout(TitleOf(notebook), content, html)));
    }

    /// <param name="withNotes">Puts each slide's notes on a page behind it.</param>
    public static async Task PdfAsync(Browser browser, string slides, string target, bool withNotes, CancellationToken cancellation) =>
        AtomicFile.Write(target, await browser.PdfAsync(slides, withNotes ? "print-pdf&speaker" : "print-pdf", cancellation));

    public static async Task PowerPointAsync(Browser browser, Deck deck, string slides, string target, CancellationToken cancellation) =>
        PowerPoint.Write(deck, await FigurePicturesAsync(browser, deck, slides, cancellation), target);

    /// <summary>Every figure and drawing of a deck as PNG, in the deck's order, drawn in a browser from the slides just written.</summary>
    private static async Task<List<byte[]>> FigurePicturesAsync(Browser browser, Deck deck, string slides, CancellationToken cancellation)
    {
        var (figures, drawings) = (0, 0);
        List<string> names = [.. deck.Slides.SelectMany(slide => slide.Flattened())
            .Select(block => block is FigureBlock ? $"figure-{++figures}" : block is HtmlBlock { IsDrawing: true } ? $"drawing-{++drawings}" : "").Where(name => name.Length > 0)];
        if (names.Count == 0) return [];
        var json = await browser.EvaluateAsync(slides, "pictures&shape=wide", "document.getElementById('pictures').textContent", cancellation);
        var pictures = JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        return [.. names.Select(name => Convert.FromBase64String(pictures[name].Split(',')[1]))];
    }

    private async Task<BlockHtml> HtmlAsync(IEnumerable<Block> blocks, string folder, CancellationToken cancellation)
    {
        var mermaid = new MermaidPictures(_assets, theme, OutputCache.Folder);
        await mermaid.PrepareAsync([.. blocks.OfType<MermaidBlock>().Select(block => block.Source)], cancellation);
        return new BlockHtml(new MarkdownHtml(folder), mermaid.Svg);
    }

    private static string TitleOf(NotebookDocument notebook) => (string?)notebook.Metadata["title"] ?? "Lesson";
}
