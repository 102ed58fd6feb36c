using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Slides;

/// <summary>Colours of an exported page.</summary>
internal enum PageTheme { Light, Dark, Contrast }

/// <summary>
/// Puts a page together from its HTML and the web assets that it needs, everything inside one file: opening it makes
/// no request at all.
/// </summary>
internal sealed class PageWriter(WebAssets assets, PageTheme theme)
{
    public string Slides(Deck deck, BlockHtml html, bool notes)
    {
        var body = new StringBuilder("<div class=\"reveal\"><div class=\"slides\">\n");
        for (var i = 0; i < deck.Slides.Count; i++)
        {
            var stacked = i + 1 < deck.Slides.Count && deck.Slides[i + 1].IsBelow;
            if (stacked && !deck.Slides[i].IsBelow) body.Append("<section>\n");
            body.Append(Section(deck.Slides[i], html, notes));
            if (deck.Slides[i].IsBelow && !stacked) body.Append("</section>\n");
        }
        body.Append("</div></div>\n");
        string[] styles = [assets.FontStyle(), assets.Text("reveal.js/dist/reset.css"), assets.Text("reveal.js/dist/reveal.css")];
        List<string> scripts = [assets.Text("reveal.js/dist/reveal.js")];
        if (notes) scripts.Add(assets.Text("reveal.js/dist/plugin/notes.js"));
        return Page(deck.Title, body.ToString(), html, styles, scripts, "deck.js", isHandout: false);
    }

    public string Handout(string title, string content, BlockHtml html) =>
        Page(title, $"<main class=\"handout\">{content}</main>\n", html, [], [], "handout.js", isHandout: true);

    private static string Section(Slide slide, BlockHtml html, bool notes)
    {
        var kind = slide.Kind switch
        {
            SlideKind.Title => "title",
            SlideKind.YourTurn => "your-turn",
            SlideKind.Question => "quiz",
            _ => "",
        };
        var section = new StringBuilder($"<section aria-label=\"{BlockHtml.Escape(MarkdownHtml.ToPlainText(slide.Title))}\">\n<div class=\"{$"sheet {kind}".TrimEnd()}\">\n");
        if (slide.Kind == SlideKind.YourTurn) section.Append("<div class=\"kind\">YOUR TURN</div>\n");
        if (slide.Kind == SlideKind.Question) section.Append("<div class=\"kind\">QUESTION</div>\n");
        // A slide without a heading of its own still says where the talk is.
        if (slide.IsContinued && slide.Kind == SlideKind.Plain) section.Append("<div class=\"running-title\">").Append(BlockHtml.Escape(MarkdownHtml.ToPlainText(slide.Title))).Append("</div>\n");
        section.Append(html.ToHtml(slide.Blocks)).Append('\n');
        if (slide.Kind == SlideKind.YourTurn) section.Append($"<button type=\"button\" class=\"timer\" data-minutes=\"{slide.Minutes}\" aria-live=\"off\">Start {slide.Minutes} minutes</button>\n");
        section.Append("</div>\n");
        if (notes && slide.Notes.Length > 0) section.Append("<aside class=\"notes\">").Append(html.ToHtml([new ProseBlock(slide.Notes)])).Append("</aside>\n");
        return section.Append("</section>\n").ToString();
    }

    private string Page(string title, string body, BlockHtml html, IEnumerable<string> styles, List<string> scripts, string main, bool isHandout)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\" data-theme=\"").Append(theme.ToString().ToLowerInvariant()).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<link rel=\"icon\" href=\"data:,\">\n")
            .Append("<title>").Append(BlockHtml.Escape(title)).Append("</title>\n");
        foreach (var style in styles) Style(style);
        if (html.HasFormulae)
        {
            Style(assets.KatexStyle());
            scripts.Add(assets.Text("katex/dist/katex.min.js"));
        }
        Style(assets.Own("deck.css"));
        scripts.Add(assets.Text("@highlightjs/cdn-assets/highlight.min.js"));
        page.Append("</head>\n<body>\n").Append(body);
        foreach (var (id, figure) in html.Figures) Data(id, "application/json", figure.ToJsonString());
        if (html.Figures.Count > 0) Data("plotly", "text/plain", Compressed(assets.Text(PlotlyBundle.For(html.Figures.Select(figure => figure.Figure)))));
        Data("settings", "application/json", new JsonObject { ["handout"] = isHandout }.ToJsonString());
        scripts.Add(assets.Own("page.js"));
        scripts.Add(assets.Own(main));
        // A script that holds the text "</script" would end its element early.
        foreach (var script in scripts) page.Append("<script>").Append(script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)).Append("</script>\n");
        return page.Append("</body>\n</html>\n").ToString();

        void Style(string css) => page.Append("<style>").Append(css.Replace("</style", "<\\/style", StringComparison.OrdinalIgnoreCase)).Append("</style>\n");

        void Data(string id, string type, string content) => page.Append($"<script id=\"{id}\" type=\"{type}\">").Append(content.Replace("<", "\\u003c", StringComparison.Ordinal)).Append("</script>\n");
    }

    /// <summary>Plotly is several megabytes of text and a third of that compressed; the page inflates it itself.</summary>
    private static string Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
