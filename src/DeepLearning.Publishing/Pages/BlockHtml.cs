using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Publishing.Html;

namespace DeepLearning.Publishing.Pages;

/// <summary>Blocks as HTML. Figures are collected in <see cref="Figures"/>: a page with Plotly holds each once, as data.</summary>
/// <param name="hasPlotly">Whether the page draws figures with Plotly; where not, each shows itself.</param>
/// <param name="diagram">The drawing of a Mermaid diagram; null where nothing draws them, and their source is shown.</param>
internal sealed class BlockHtml(MarkdownHtml markdown, bool hasPlotly, Func<string, string>? diagram)
{
    public List<(string Id, JsonObject Figure)> Figures { get; } = [];

    public bool HasFormulae => markdown.HasFormulae;

    public string ToHtml(IEnumerable<Block> blocks) => string.Join('\n', blocks.Select(ToHtml));

    private string ToHtml(Block block) => block switch
    {
        ProseBlock prose => markdown.ToHtml(prose.Markdown),
        CodeBlock code => Listing(code),
        TextBlock text => new HtmlWriter().Element("pre", text.Text.TrimEnd(), ("class", $"output {text.Source}")).ToString(),
        FigureBlock figure => Figure(figure),
        PictureBlock picture => Picture(picture),
        HtmlBlock html => Division("output-html", html.Html),
        MermaidBlock mermaid => Diagram(mermaid),
        QuestionBlock question => Question(question),
        PairBlock pair => Division("pair", $"<div>{ToHtml(pair.Left)}</div><div>{ToHtml(pair.Right)}</div>"),
        FragmentBlock fragment => Division(HasFigure(fragment) ? "fragment roomy" : "fragment", ToHtml(fragment.Blocks)),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "no HTML for this kind of block"),
    };

    private static string Division(string kind, string content, string? description = null) => new HtmlWriter()
        .Open("div", ("class", kind), ("role", description is null ? null : "img"), ("aria-label", description)).Raw(content).Close("div")
            .ToString();

    private static string Listing(CodeBlock code)
    {
        var listing = CodeHtml.Listing(code.Code.TrimEnd(), code.Language);
        return code.IsFolded ? $"<details><summary>Code</summary>{listing}</details>" : listing;
    }

    private string Figure(FigureBlock figure)
    {
        if (!hasPlotly) return figure.Html is { } html ? Division("output-html", html) : $"<p>{HtmlWriter.Escape(figure.Alt)}</p>";
        var id = $"figure-{Figures.Count + 1}";
        Figures.Add((id, figure.Figure));
        return new HtmlWriter()
            .Open("div", ("class", IsBroad(figure.Figure) ? "plot broad" : "plot"), ("data-figure", id), ("role", "img"),
                ("aria-label", figure.Alt))
            .Close("div").ToString();
    }

    private static string Picture(PictureBlock picture)
    {
        if (picture.MimeType == "image/svg+xml") return Division("picture", Encoding.UTF8.GetString(picture.Bytes), picture.Alt);
        var address = $"data:{picture.MimeType};base64,{Convert.ToBase64String(picture.Bytes)}";
        return Division("picture", new HtmlWriter().Open("img", ("alt", picture.Alt), ("src", address)).ToString());
    }

    private string Diagram(MermaidBlock mermaid) => diagram is null
        ? new HtmlWriter().Element("pre", mermaid.Source).ToString()
        : Division("picture", diagram(mermaid.Source), "Diagram");

    private string Question(QuestionBlock question)
    {
        var html = new HtmlWriter().Raw(markdown.ToHtml("## " + question.Question)).Open("ol", ("class", "choices"));
        foreach (var (choice, letter) in question.Choices.Zip("abcdefghij"))
        {
            html.Open("li", ("class", choice.IsRight ? "right" : "wrong")).Element("strong", letter.ToString()).Text(" ")
                .Raw(Inline(choice.Text))
                .Open("span", ("class", "why fragment"), ("data-fragment-index", "1")).Raw(Inline(choice.Why)).Close("span").Close("li");
        }
        return html.Close("ol").ToString();
    }

    /// <summary>One paragraph of Markdown without its <c>p</c> element.</summary>
    private string Inline(string text)
    {
        var html = markdown.ToHtml(text);
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) ? html[3..^4] : html;
    }

    /// <summary>Whether a figure has axes side by side, none of which is much wider than half of it.</summary>
    private static bool IsBroad(JsonObject figure) => figure["layout"] is JsonObject layout && layout.Any(axis =>
        axis.Key.StartsWith("xaxis", StringComparison.Ordinal)
        && axis.Value?["domain"] is JsonArray { Count: 2 } domain && (double)domain[1]! - (double)domain[0]! < 0.6);

    private static bool HasFigure(FragmentBlock fragment) =>
        fragment.Blocks.Any(block => block is FigureBlock || block is PairBlock pair && pair.Right.Any(output => output is FigureBlock));
}
