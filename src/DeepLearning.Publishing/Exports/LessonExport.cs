using System.Text;
using DeepLearning.Publishing.Browsers;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;
using DeepLearning.Publishing.Slides;

namespace DeepLearning.Publishing.Exports;

/// <summary>Makes pages with the web assets inside of executed lessons: slides and handouts.</summary>
internal sealed class LessonExport(PageTheme theme, Terminal terminal)
{
    private readonly WebAssets _assets = WebAssets.Find(terminal.WriteLine);

    /// <summary>The lesson with its outputs: run now, unless that was done before.</summary>
    public async Task<NotebookDocument> ExecuteAsync(string path, Course.Edition edition, CancellationToken cancellation)
    {
        var notebook = path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
            ? NotebookReader.Read(path)
            : NotebookBuilder.Build(LessonFiles.Load(path), edition);
        return await OutputCache.ExecuteAsync(path, notebook, terminal, cancellation);
    }

    /// <summary>Writes an executed lesson as slides.</summary>
    /// <param name="folder">Where the lesson lies, for the pictures beside it.</param>
    /// <param name="target">The HTML file to write.</param>
    /// <param name="forAudience">Leaves the speaker's notes out of the file.</param>
    public async Task<Deck> SlidesAsync(
        NotebookDocument notebook, string folder, string target, bool forAudience, CancellationToken cancellation)
    {
        var deck = DeckBuilder.Build(notebook.Title, notebook.Cells, CourseQuestions.Find);
        var html = await HtmlAsync(deck.Slides.SelectMany(slide => slide.Flattened()), folder, cancellation);
        Save(target, DeckPage.Write(deck, html, new PageWriter(_assets, theme), notes: !forAudience));
        return deck;
    }

    /// <summary>Writes an executed lesson as a page to be read.</summary>
    /// <inheritdoc cref="SlidesAsync" path="/param"/>
    public async Task HandoutAsync(NotebookDocument notebook, string folder, string target, CancellationToken cancellation)
    {
        var html = await HtmlAsync(notebook.Cells.SelectMany(CellBlocks.ForReading), folder, cancellation);
        Save(target, HandoutPage.Write(notebook, html, new PageWriter(_assets, theme)));
    }

    private async Task<BlockHtml> HtmlAsync(IEnumerable<Block> blocks, string folder, CancellationToken cancellation)
    {
        var mermaid = new MermaidPictures(_assets, theme, OutputCache.Folder);
        await mermaid.PrepareAsync([.. blocks.OfType<MermaidBlock>().Select(block => block.Source)], cancellation);
        return new BlockHtml(new MarkdownHtml(folder), hasPlotly: true, mermaid.Svg);
    }

    private static void Save(string target, string page) => AtomicFile.Write(target, Encoding.UTF8.GetBytes(page));
}
