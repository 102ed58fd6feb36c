using System.Text.Json;
using DeepLearning.Publishing.Browsers;
using DeepLearning.Publishing.Pages;
using DeepLearning.Publishing.PowerPoint;
using DeepLearning.Publishing.Slides;

namespace DeepLearning.Publishing.Exports;

/// <summary>What a browser makes of slides that have been written: a PDF and a PowerPoint file.</summary>
internal static class DeckFiles
{
    /// <param name="withNotes">Puts each slide's notes on a page behind it.</param>
    public static async Task PdfAsync(Browser browser, string slides, string target, bool withNotes, CancellationToken cancellation) =>
        AtomicFile.Write(target, await browser.PdfAsync(slides, withNotes ? "print-pdf&speaker" : "print-pdf", cancellation));

    public static async Task PowerPointAsync(Browser browser, Deck deck, string slides, string target, CancellationToken cancellation) =>
        PowerPointFile.Write(deck, await PicturesAsync(browser, deck, slides, cancellation), target);

    /// <summary>Every figure and drawing of a deck as PNG, in the deck's order, drawn from the slides just written.</summary>
    private static async Task<List<byte[]>> PicturesAsync(Browser browser, Deck deck, string slides, CancellationToken cancellation)
    {
        var (figures, drawings) = (0, 0);
        List<string> names = [];
        foreach (var block in deck.Slides.SelectMany(slide => slide.Flattened()))
        {
            if (block is FigureBlock) names.Add($"figure-{++figures}");
            else if (block is HtmlBlock { IsDrawing: true }) names.Add($"drawing-{++drawings}");
        }
        if (names.Count == 0) return [];
        var json = await browser.EvaluateAsync(slides, "pictures&shape=wide", "document.querySelector('script#pictures').textContent",
            cancellation);
        var pictures = JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        return [.. names.Select(name => Convert.FromBase64String(pictures[name].Split(',')[1]))];
    }
}
