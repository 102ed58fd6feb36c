using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepLearning.Publishing.Slides;

/// <summary>
/// A lesson's Markdown as HTML for one self-contained page: formulae are marked for KaTeX, pictures beside the lesson
/// are put into the page, and links to other lessons become plain text, since the page travels alone.
/// </summary>
internal sealed class MarkdownHtml(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseMathematics().UseEmphasisExtras().UseDefinitionLists().UseFootnotes().UseAutoLinks().Build();

    public string ToHtml(string markdown)
    {
        var document = Parse(markdown);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage) link.Url = Inlined(link.Url);
            else if (link.Url is { } url && !IsAbsolute(url) && !url.StartsWith('#')) Unlink(link);
        }
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString().Trim();
    }

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    public static string ToPlainText(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Trim();

    private string? Inlined(string? url)
    {
        if (url is null || IsAbsolute(url)) return url;
        var path = Path.Combine(folder, Uri.UnescapeDataString(url));
        if (!File.Exists(path)) throw new UserError($"{path}: the lesson shows this picture, but the file is missing; put it there or mend the link");
        var type = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => "image/svg+xml",
            ".JPG" or ".JPEG" => "image/jpeg",
            ".GIF" => "image/gif",
            _ => "image/png",
        };
        return $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
    }

    private static bool IsAbsolute(string url) => url.Contains("://", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal);

    private static void Unlink(LinkInline link)
    {
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }
}
