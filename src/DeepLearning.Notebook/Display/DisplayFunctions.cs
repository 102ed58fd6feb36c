using System.Net;
using System.Text.Json.Nodes;

namespace DeepLearning.Notebook;

/// <summary>The functions that a cell calls by their bare names, through <c>using static</c>.</summary>
public static class DisplayFunctions
{
#pragma warning disable IDE1006 // Learners know this function by its lower-case name from other notebooks.
    /// <summary>Shows a value below the cell, in the media types named, or in all that it has.</summary>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        DisplayedValue.Show(Formatter.ToMimeBundle(value, mimeTypes));
#pragma warning restore IDE1006

    /// <summary>HTML to show as it is.</summary>
    public static MimeBundle HTML(string html) => MimeBundle.Html(html, PlainText.FromHtml(html));

    /// <summary>Markdown to show formatted.</summary>
    public static MimeBundle Markdown(string markdown) => MimeBundle.Text(markdown).With(MimeType.Markdown, markdown);

    /// <summary>A LaTeX formula, without dollar signs.</summary>
    public static MimeBundle Latex(string formula) => MimeBundle.Text(formula).With(MimeType.Latex, $"$${formula}$$");

    /// <summary>An SVG drawing; its text form is <paramref name="alt"/>.</summary>
    public static MimeBundle Svg(string svg, string alt = "SVG drawing") =>
        MimeBundle.Html($"<div role=\"img\" aria-label=\"{WebUtility.HtmlEncode(alt)}\">{svg}</div>", alt);

    /// <summary>JavaScript that the page runs.</summary>
    public static MimeBundle Javascript(string script) => new(MimeType.JavaScript, script);

    /// <summary>JSON, shown as text.</summary>
    public static MimeBundle Json(JsonNode json) => MimeBundle.Text(json.ToJsonString()).With(MimeType.Json, json);

    /// <summary>A Mermaid diagram, drawn where the page knows Mermaid; elsewhere its source is shown.</summary>
    public static MimeBundle Mermaid(string source) => MimeBundle.Text(source)
        .With(MimeType.Mermaid, source)
        .With(MimeType.Markdown, $"```mermaid\n{source.Trim()}\n```");

    /// <summary>Removes the cell's outputs: at once, or when the next one arrives.</summary>
    public static void ClearOutput(bool wait = false) => NotebookHost.Current.ClearOutput(wait);
}
