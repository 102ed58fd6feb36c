using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Slides;

/// <summary>Blocks as HTML. Figures are collected in <see cref="Figures"/>: the page holds each once, as data.</summary>
internal sealed class BlockHtml(MarkdownHtml markdown, Func<string, string> mermaid)
{
    public List<(string Id, JsonObject Figure)> Figures { get; } = [];

    public bool HasFormulae { get; private set; }

    public string ToHtml(IEnumerable<Block> blocks) => string.Join('\n', blocks.Select(ToHtml));

    private string ToHtml(Block block) => block switch
    {
        ProseBlock prose => Prose(prose.Markdown),
        CodeBlock code => $"<pre><code class=\"language-{code.Language}\">{Escape(code.Code.TrimEnd())}</code></pre>",
        TextBlock text => $"<pre class=\"output {text.Source}\">{Escape(text.Text.TrimEnd())}</pre>",
        FigureBlock figure => Figure(figure),
        PictureBlock picture => Picture(picture),
        HtmlBlock html => $"<div class=\"output-html\">{html.Html}</div>",
        MermaidBlock diagram => $"<div class=\"picture\" role=\"img\" aria-label=\"Diagram\">{mermaid(diagram.Source)}</div>",
        QuestionBlock question => Question(question),
        PairBlock pair => $"<div class=\"pair\"><div>{ToHtml(pair.Left)}</div><div>{ToHtml(pair.Right)}</div></div>",
        FragmentBlock fragment => $"<div class=\"fragment{(HasFigure(fragment) ? " roomy" : "")}\">{ToHtml(fragment.Blocks)}</div>",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "no HTML for this kind of block"),
    };

    private string Prose(string text)
    {
        var html = markdown.ToHtml(text);
        HasFormulae |= html.Contains("class=\"math\"", StringComparison.Ordinal);
        return html;
    }

    private string Figure(FigureBlock figure)
    {
        var id = $"figure-{Figures.Count + 1}";
        Figures.Add((id, figure.Figure));
        return $"<div class=\"{(IsBroad(figure.Figure) ? "plot broad" : "plot")}\" data-figure=\"{id}\" role=\"img\" aria-label=\"{Escape(figure.Alt)}\"></div>";
    }

    private static string Picture(PictureBlock picture) => picture.MimeType == "image/svg+xml"
        ? $"<div class=\"picture\" role=\"img\" aria-label=\"{Escape(picture.Alt)}\">{Encoding.UTF8.GetString(picture.Bytes)}</div>"
        : $"<div class=\"picture\"><img alt=\"{Escape(picture.Alt)}\" src=\"data:{picture.MimeType};base64,{Convert.ToBase64String(picture.Bytes)}\"></div>";

    private string Question(QuestionBlock question)
    {
        var html = new StringBuilder(Prose("## " + question.Question)).Append("<ol class=\"choices\">");
        foreach (var (choice, letter) in question.Choices.Zip("abcdefghij"))
        {
            html.Append($"<li class=\"{(choice.IsRight ? "right" : "wrong")}\"><strong>{letter}</strong> ").Append(Inline(choice.Text))
                .Append("<span class=\"why fragment\" data-fragment-index=\"1\">").Append(Inline(choice.Why)).Append("</span></li>");
        }
        return html.Append("</ol>").ToString();
    }

    /// <summary>One paragraph of Markdown without its <c>p</c> element.</summary>
    private string Inline(string text)
    {
        var html = Prose(text);
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) ? html[3..^4] : html;
    }

    /// <summary>Whether a figure has axes side by side, none of which is much wider than half of it.</summary>
    private static bool IsBroad(JsonObject figure) => figure["layout"] is JsonObject layout && layout.Any(axis =>
        axis.Key.StartsWith("xaxis", StringComparison.Ordinal) && axis.Value?["domain"] is JsonArray { Count: 2 } domain && (double)domain[1]! - (double)domain[0]! < 0.6);

    private static bool HasFigure(FragmentBlock fragment) =>
        fragment.Blocks.Any(block => block is FigureBlock || block is PairBlock pair && pair.Right.Any(output => output is FigureBlock));

    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
