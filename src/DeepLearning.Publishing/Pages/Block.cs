using System.Text.Json.Nodes;

namespace DeepLearning.Publishing.Pages;

/// <summary>One thing on a page: what a slide, a handout and a PowerPoint slide each draw in their own way.</summary>
internal abstract record Block;

/// <summary>Prose, as its author wrote it in Markdown.</summary>
internal sealed record ProseBlock(string Markdown) : Block;

/// <summary>A listing; one that is folded is shown when its reader asks for it.</summary>
internal sealed record CodeBlock(string Code, string Language, bool IsFolded = false) : Block;

/// <summary>What a program printed: <c>stdout</c>, <c>stderr</c>, <c>result</c> or <c>error</c>.</summary>
internal sealed record TextBlock(string Text, string Source) : Block;

/// <summary>A Plotly figure with the line that says what it shows, and the HTML that shows it where there is no Plotly.</summary>
internal sealed record FigureBlock(JsonObject Figure, string Alt, string? Html = null) : Block;

/// <summary>A picture: SVG text, or the bytes of a PNG, JPEG or GIF.</summary>
internal sealed record PictureBlock(string MimeType, byte[] Bytes, string Alt) : Block;

/// <summary>HTML that a cell displayed.</summary>
internal sealed record HtmlBlock(string Html, string PlainText) : Block
{
    /// <summary>Whether it is one drawing and nothing else.</summary>
    public bool IsDrawing => Html.StartsWith("<svg", StringComparison.Ordinal)
        && Html.TrimEnd().EndsWith("</svg>", StringComparison.Ordinal);
}

/// <summary>A diagram in Mermaid's language, turned into a picture when the page is made.</summary>
internal sealed record MermaidBlock(string Source) : Block;

/// <summary>A question whose answer the presenter reveals.</summary>
internal sealed record QuestionBlock(string Question, IReadOnlyList<QuestionChoice> Choices) : Block;

/// <summary>One choice of a question, with why it is right or wrong.</summary>
internal sealed record QuestionChoice(string Text, bool IsRight, string Why);

/// <summary>A listing beside what it showed, where the page is wide enough.</summary>
internal sealed record PairBlock(IReadOnlyList<Block> Left, IReadOnlyList<Block> Right) : Block;

/// <summary>What appears one step later than the rest of its slide.</summary>
internal sealed record FragmentBlock(IReadOnlyList<Block> Blocks) : Block;
