using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Publishing.Html;

namespace DeepLearning.Publishing.Pages;

/// <summary>Colours of an exported page.</summary>
internal enum PageTheme { Light, Dark, Contrast }

/// <summary>
/// Puts a page together from its HTML and what that needs, everything inside one file. With the web assets, figures are drawn by Plotly
/// and formulae by KaTeX; without them, which is what the .NET SDK alone can do, each figure shows itself and the browser draws MathML.
/// </summary>
/// <param name="theme">Null for the colours that the reader's system prefers.</param>
internal sealed class PageWriter(WebAssets? assets, PageTheme? theme)
{
    /// <summary>An executed lesson to be read from top to bottom.</summary>
    public string Handout(string title, string content, BlockHtml html)
    {
        var page = Begin(title);
        if (assets is not null) AddFormulae(page, html);
        page.Styles.Add(PageStyle.Reading);
        if (assets is not null) AddScripts(page, html, isHandout: true, "handout.js");
        return page.Write($"<main>\n{content}\n</main>\n");
    }

    /// <summary>A page of slides in reveal.js, with the typefaces that its slides were measured in.</summary>
    /// <param name="hasNotes">Puts the presenter's view into the page.</param>
    public string Slides(string title, string content, BlockHtml html, bool hasNotes)
    {
        var web = assets ?? throw new InvalidOperationException("slides are drawn by reveal.js, which is one of the web assets");
        var page = Begin(title);
        page.Styles.AddRange([web.FontStyle(), web.Text("reveal.js/dist/reset.css"), web.Text("reveal.js/dist/reveal.css")]);
        page.Scripts.Add(web.Text("reveal.js/dist/reveal.js"));
        if (hasNotes) page.Scripts.Add(web.Text("reveal.js/dist/plugin/notes.js"));
        AddFormulae(page, html);
        page.Styles.Add(PageStyle.Slides);
        AddScripts(page, html, isHandout: false, "deck.js");
        return page.Write(content);
    }

    private HtmlPage Begin(string title) => new(title) { Theme = theme is { } named ? named.ToString().ToLowerInvariant() : null };

    private void AddFormulae(HtmlPage page, BlockHtml html)
    {
        if (!html.HasFormulae) return;
        page.Styles.Add(assets!.KatexStyle());
        page.Scripts.Add(assets.Text("katex/dist/katex.min.js"));
    }

    private void AddScripts(HtmlPage page, BlockHtml html, bool isHandout, string main)
    {
        foreach (var (id, figure) in html.Figures) page.Data.Add((id, "application/json", figure.ToJsonString()));
        if (html.Figures.Count > 0)
        {
            var plotly = assets!.Text(PlotlyBundle.For(html.Figures.Select(figure => figure.Figure)));
            page.Data.Add(("plotly", "text/plain", Compressed(plotly)));
        }
        page.Data.Add(("settings", "application/json", new JsonObject { ["handout"] = isHandout }.ToJsonString()));
        page.Scripts.AddRange([PageStyle.Asset("page.js"), PageStyle.Asset(main)]);
    }

    /// <summary>Plotly is several megabytes of text and a third of that compressed; the page inflates it itself.</summary>
    private static string Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
