namespace DeepLearning.Notebook;

/// <summary>The media types that a notebook's outputs use.</summary>
public static class MimeType
{
    /// <summary>Plain text; every output has it, for terminals and screen readers.</summary>
    public const string Plain = "text/plain";

    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown, with mathematics between dollar signs.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A LaTeX formula.</summary>
    public const string Latex = "text/latex";

    /// <summary>JavaScript that the notebook page runs.</summary>
    public const string JavaScript = "application/javascript";

    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>A PNG picture; its data are bytes.</summary>
    public const string Png = "image/png";

    /// <summary>An SVG drawing.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A Mermaid diagram's source.</summary>
    public const string Mermaid = "text/vnd.mermaid";

    /// <summary>A Plotly figure: <c>{ data, layout, config }</c>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Whether data of this type are JSON rather than text: such data stay structured on the wire.</summary>
    public static bool IsJson(string mimeType) =>
        mimeType == Json || mimeType.EndsWith("+json", StringComparison.Ordinal);
}
