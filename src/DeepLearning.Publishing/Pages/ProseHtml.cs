using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepLearning.Publishing.Pages;

/// <summary>A lesson's Markdown as HTML that needs nothing beside it: formulae as MathML and pictures put inside.</summary>
internal sealed class ProseHtml(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseMathematics().UseEmphasisExtras().UseAutoIdentifiers().UseAutoLinks().Build();

    public string ToHtml(string markdown)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage)) picture.Url = Inside(picture.Url);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.RemoveAll(one => one is HtmlMathInlineRenderer or HtmlMathBlockRenderer);
        renderer.ObjectRenderers.Insert(0, new InlineFormula());
        renderer.ObjectRenderers.Insert(0, new BlockFormula());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>A picture beside the lesson as a data address; one that is missing keeps its link, which lint reports.</summary>
    private string? Inside(string? url)
    {
        if (url is null || url.Contains(':', StringComparison.Ordinal)) return url;
        var path = Path.Combine(folder, Uri.UnescapeDataString(url));
        if (!File.Exists(path)) return url;
        var type = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => "image/svg+xml",
            ".JPG" or ".JPEG" => "image/jpeg",
            _ => "image/png",
        };
        return $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
    }

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write(TexMath.ToHtml(obj.Content.ToString(), isBlock: obj.DelimiterCount == 2));
    }

    private sealed class BlockFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write(TexMath.ToHtml(obj.Lines.ToString(), isBlock: true));
    }
}
