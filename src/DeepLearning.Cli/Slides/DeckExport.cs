using System.Text.Json;
using System.Text.RegularExpressions;
using DeepLearning.Cli.Notebooks;

namespace DeepLearning.Cli.Slides;

/// <summary>Writes one executed lesson as slides, a PDF, a PowerPoint file or a handout.</summary>
internal sealed partial class DeckExport(PageTheme theme, Terminal terminal)
{
    private readonly WebAssets _assets = WebAssets.Find(terminal.WriteLine);

    /// <param name="folder">Where the lesson lies, for the pictures beside it.</param>
    /// <param name="target">The HTML file to write.</param>
    /// <param name="forAudience">Leaves the speaker's notes out of the file.</param>
    public Deck Slides(NotebookDocument notebook, string folder, string target, bool forAudience)
    {
        var deck = DeckBuilder.Build(TitleOf(notebook), notebook.Cells, CourseQuestions.Find);
        var html = Html(deck.Slides.SelectMany(slide => slide.Flattened()), folder);
        var page = new PageWriter(_assets, theme).Slides(deck, html, notes: !forAudience);
        AtomicFile.Write(target, System.Text.Encoding.UTF8.GetBytes(page));
        return deck;
    }

    public void Handout(NotebookDocument notebook, string folder, string target)
    {
        var blocks = notebook.Cells.Where(cell => !cell.Has(Lessons.CellTag.Notes) && !cell.Has(Lessons.CellTag.SlideOnly))
            .SelectMany(DeckBuilder.BlocksOf).SelectMany(block => block is PairBlock pair ? pair.Left.Concat(pair.Right) : [block]).ToList();
        var html = Html(blocks, folder);
        var content = $"<div class=\"sheet\">{html.ToHtml(blocks)}</div>";
        AtomicFile.Write(target, System.Text.Encoding.UTF8.GetBytes(new PageWriter(_assets, theme).Handout(TitleOf(notebook), content, html)));
    }

    /// <param name="withNotes">Puts each slide's notes on a page behind it.</param>
    public static void Pdf(string slides, string target, bool withNotes)
    {
        var draft = Path.GetFullPath(target) + ".part";
        Browser.Require("a PDF").Pdf(slides, withNotes ? "print-pdf&speaker" : "print-pdf", draft);
        if (!File.Exists(draft)) throw new UserError($"{slides}: the browser printed nothing", ExitCode.EngineFailure);
        File.Move(draft, target, overwrite: true);
    }

    public static void PowerPointFile(Deck deck, string slides, string target) => PowerPoint.Write(deck, FigurePictures(deck, slides), target);

    /// <summary>Every figure of a deck as PNG, drawn in a browser from the slides just written.</summary>
    private static List<byte[]> FigurePictures(Deck deck, string slides)
    {
        var count = deck.Slides.SelectMany(slide => slide.Flattened()).Count(block => block is FigureBlock);
        if (count == 0) return [];
        var html = Browser.Require("figures in a PowerPoint file").Html(slides, "pictures&shape=wide", 1280, 720);
        var json = Pictures().Match(html);
        if (!json.Success) throw new UserError($"{slides}: the figures did not finish drawing in the browser; open the file and look at the browser's console", ExitCode.EngineFailure);
        var pictures = JsonSerializer.Deserialize<Dictionary<string, string>>(json.Groups[1].Value)!;
        return [.. Enumerable.Range(1, count).Select(i => Convert.FromBase64String(pictures[$"figure-{i}"].Split(',')[1]))];
    }

    private BlockHtml Html(IEnumerable<Block> blocks, string folder)
    {
        var mermaid = new MermaidPictures(_assets, theme, OutputCache.Folder);
        mermaid.Prepare([.. blocks.OfType<MermaidBlock>().Select(block => block.Source)]);
        return new BlockHtml(new MarkdownHtml(folder), mermaid.Svg);
    }

    private static string TitleOf(NotebookDocument notebook) => (string?)notebook.Metadata["title"] ?? "Lesson";

    [GeneratedRegex("""<script type="application/json" id="pictures">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Pictures();
}
