using DeepLearning.Publishing.Formulas;
using DeepLearning.Publishing.Html;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepLearning.Publishing.Pages;

/// <summary>
/// A lesson's Markdown as HTML for one self-contained page: pictures beside the lesson are put into the page, and links to other
/// lessons become plain text, since the page travels alone.
/// </summary>
/// <param name="folder">Where the lesson lies, for the pictures beside it.</param>
internal sealed class MarkdownHtml(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseMathematics().UseEmphasisExtras().UseDefinitionLists().UseFootnotes().UseAutoIdentifiers().UseAutoLinks()
            .Build();

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public bool HasFormulae { get; private set; }

    public static string ToPlainText(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Trim();

    public string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage) link.Url = Inlined(link.Url);
            else if (link.Url is { } url && !IsAbsolute(url) && !url.StartsWith('#')) Unlink(link);
        }
        foreach (var heading in document.Descendants<HeadingBlock>()) Name(heading.GetAttributes());
        HasFormulae |= document.Descendants<MathInline>().Any() || document.Descendants<MathBlock>().Any();
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.RemoveAll(one => one is HtmlMathInlineRenderer or HtmlMathBlockRenderer or CodeBlockRenderer);
        renderer.ObjectRenderers.InsertRange(0, [new InlineFormula(), new BlockFormula(), new Listing()]);
        renderer.Render(document);
        return writer.ToString().Trim();
    }

    /// <summary>A page is made of many cells, in which the same heading may stand twice; it has one place for each name.</summary>
    private void Name(HtmlAttributes heading)
    {
        if (heading.Id is not { Length: > 0 } id) return;
        for (var number = 2; !_ids.Add(heading.Id); number++) heading.Id = FormattableString.Invariant($"{id}-{number}");
    }

    private string? Inlined(string? url)
    {
        if (url is null || IsAbsolute(url)) return url;
        var path = Path.Combine(folder, Uri.UnescapeDataString(url));
        if (!File.Exists(path))
            throw new UserError($"{path}: the lesson shows this picture, but the file is missing; put it there or mend the link");
        var type = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => "image/svg+xml",
            ".JPG" or ".JPEG" => "image/jpeg",
            ".GIF" => "image/gif",
            _ => "image/png",
        };
        return $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
    }

    private static bool IsAbsolute(string url) =>
        url.Contains("://", StringComparison.Ordinal)
        || url.StartsWith("data:", StringComparison.Ordinal)
        || url.StartsWith("mailto:", StringComparison.Ordinal);

    private static void Unlink(LinkInline link)
    {
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write(FormulaHtml.Write(obj.Content.ToString(), isBlock: obj.DelimiterCount == 2));
    }

    private sealed class BlockFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write("<div>").Write(FormulaHtml.Write(obj.Lines.ToString(), isBlock: true)).Write("</div>\n");
    }

    private sealed class Listing : HtmlObjectRenderer<Markdig.Syntax.CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, Markdig.Syntax.CodeBlock obj)
        {
            var language = (obj as FencedCodeBlock)?.Info is { Length: > 0 } named ? named : "text";
            renderer.Write(CodeHtml.Listing(obj.Lines.ToString(), language));
        }
    }
}
