using DeepLearning.Publishing.Html;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Pages;

/// <summary>An executed notebook as one HTML file that any browser shows, offline: text, formulae, code and outputs.</summary>
internal static class HandoutPage
{
    /// <summary>A page that needs nothing but the .NET SDK to be made.</summary>
    public static string Write(NotebookDocument notebook, string folder) =>
        Write(notebook, new BlockHtml(new MarkdownHtml(folder), hasPlotly: false, diagram: null),
            new PageWriter(assets: null, theme: null));

    public static string Write(NotebookDocument notebook, BlockHtml html, PageWriter writer)
    {
        var content = new HtmlWriter();
        foreach (var cell in notebook.Cells)
        {
            var blocks = CellBlocks.ForReading(cell);
            if (blocks.Count == 0) continue;
            content.Open("section", ("class", cell.IsCode ? "cell" : null)).Line().Raw(html.ToHtml(blocks)).Line().Close("section").Line();
        }
        return writer.Handout(notebook.Title, content.ToString(), html);
    }
}
