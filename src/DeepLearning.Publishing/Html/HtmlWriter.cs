using System.Net;
using System.Text;

namespace DeepLearning.Publishing.Html;

/// <summary>
/// Writes HTML element by element. Texts and attributes are escaped here and nowhere else, so that nothing that a learner or a program
/// wrote can become markup; only <see cref="Raw"/> takes HTML as it is.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>A text with the signs that HTML gives a meaning to written as entities.</summary>
    public static string Escape(string? text) => WebUtility.HtmlEncode(text) ?? "";

    /// <summary>The beginning of an element. An attribute whose value is null is left out.</summary>
    public HtmlWriter Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null) _html.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }
        _html.Append('>');
        return this;
    }

    public HtmlWriter Close(string element)
    {
        _html.Append("</").Append(element).Append('>');
        return this;
    }

    public HtmlWriter Text(string? text)
    {
        _html.Append(Escape(text));
        return this;
    }

    /// <summary>A whole element that holds one text.</summary>
    public HtmlWriter Element(string element, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).Close(element);

    /// <summary>What is HTML already.</summary>
    public HtmlWriter Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>An end of line, where the file is to be read by people too.</summary>
    public HtmlWriter Line() => Raw("\n");

    public override string ToString() => _html.ToString();
}
