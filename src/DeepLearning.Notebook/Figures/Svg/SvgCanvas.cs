using System.Globalization;
using System.Net;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>
/// Writes SVG elements. Text and frames take the page's own colour (<c>currentColor</c>), so that one drawing suits light and dark
/// pages; as a file, which has no page around it, it is grey, which reads on both. There are no element ids, so that many drawings
/// share a page.
/// </summary>
public sealed class SvgCanvas
{
    private const double LetterWidth = 0.56;
    private readonly StringBuilder _text = new();

    // m and w are half as wide again as the others; without them "momentum" is cut off at the edge.
    /// <summary>About how wide a text is.</summary>
    public static double WidthOf(string text, double size) =>
        (text.Length + 0.5 * text.Count(letter => letter is 'm' or 'w' or 'M' or 'W')) * size * LetterWidth;

    /// <summary>A number as short as a drawing needs it.</summary>
    public static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>What has been drawn so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Begins a picture.</summary>
    public void Open(int width, int height, string alt, bool isFile = false) => _text.Append(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" "
            + $"aria-label=\"{WebUtility.HtmlEncode(alt)}\"")
        .Append(isFile ? $" color=\"{Palette.Grey}\"" : "")
        .Append(" style=\"max-width:100%;height:auto\" font-family=\"system-ui,-apple-system,'Segoe UI',sans-serif\" font-size=\"12\" "
        + "fill=\"currentColor\">");

    /// <summary>SVG elements as they stand.</summary>
    public void Add(string elements) => _text.Append(elements);

    /// <summary>Ends the picture.</summary>
    public void Close() => _text.Append("</svg>");

    /// <summary>Draws what follows relative to a corner, cut off at the rectangle's edge.</summary>
    public void OpenClipped(double x, double y, double width, double height) => _text.Append(
        $"<svg x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"{N(x)} {N(y)} {N(width)} {N(height)}\">");

    /// <summary>A text; <paramref name="anchor"/> says which of its ends the place is: start, middle or end.</summary>
    public void Text(
        double x, double y, string content, string anchor = "middle", double size = 12, double rotate = 0, string? color = null,
        bool bold = false)
    {
        _text.Append($"<text x=\"{N(x)}\" y=\"{N(y)}\"");
        if (anchor != "start")
            _text.Append($" text-anchor=\"{anchor}\"");
        if (size != 12)
            _text.Append($" font-size=\"{N(size)}\"");
        if (bold)
            _text.Append(" font-weight=\"600\"");
        if (rotate != 0)
            _text.Append($" transform=\"rotate({N(rotate)} {N(x)} {N(y)})\"");
        if (color is not null)
            _text.Append($" fill=\"{color}\"");
        _text.Append('>').Append(WebUtility.HtmlEncode(content)).Append("</text>");
    }

    /// <summary>A line.</summary>
    public void Line(
        double x1,
        double y1,
        double x2,
        double y2,
        string color = "currentColor",
        double width = 1,
        double opacity = 1,
        Dash dash = Dash.Solid) =>
        Path($"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}", color, width, opacity, dash);

    /// <summary>A line along an SVG path.</summary>
    public void Path(string path, string color, double width, double opacity = 1, Dash dash = Dash.Solid)
    {
        if (path.Length == 0)
            return;
        _text.Append($"<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"");
        if (opacity < 1)
            _text.Append($" stroke-opacity=\"{Fraction(opacity)}\"");
        if (dash != Dash.Solid)
            _text.Append($" stroke-dasharray=\"{Pattern(dash)}\"");
        _text.Append("/>");
    }

    /// <summary>A filled SVG path.</summary>
    public void Shape(string path, string fill, double opacity = 1, string? stroke = null)
    {
        _text.Append($"<path d=\"{path}\" fill=\"{fill}\"");
        if (opacity < 1)
            _text.Append($" fill-opacity=\"{Fraction(opacity)}\"");
        if (stroke is not null)
            _text.Append($" stroke=\"{stroke}\" stroke-width=\"0.7\"");
        _text.Append("/>");
    }

    /// <summary>A filled rectangle.</summary>
    public void Rectangle(
        double x, double y, double width, double height, string fill, double opacity = 1, string? stroke = null, double radius = 0)
    {
        _text.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"");
        if (opacity < 1)
            _text.Append($" fill-opacity=\"{Fraction(opacity)}\"");
        if (stroke is not null)
            _text.Append($" stroke=\"{stroke}\"");
        if (radius > 0)
            _text.Append($" rx=\"{N(radius)}\"");
        _text.Append("/>");
    }

    /// <summary>A disc.</summary>
    public void Circle(double x, double y, double radius, string fill, double opacity = 1, string? stroke = null, double width = 1)
    {
        _text.Append($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{fill}\"");
        if (opacity < 1)
            _text.Append($" fill-opacity=\"{Fraction(opacity)}\"");
        if (stroke is not null)
            _text.Append($" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"");
        _text.Append("/>");
    }

    internal void Marker(double x, double y, Marker shape, double size, string color, double opacity = 1, bool outlined = false)
    {
        var r = size / 2;
        var rim = outlined ? "#FFFFFF" : null;
        switch (shape)
        {
            case Notebook.Marker.Circle:
                Circle(x, y, r, color, opacity, rim, 0.7);
                break;
            case Notebook.Marker.Square:
                Rectangle(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, color, opacity, rim);
                break;
            case Notebook.Marker.Diamond:
                Shape(
                    $"M{N(x)} {N(y - 1.3 * r)}L{N(x + 1.3 * r)} {N(y)}L{N(x)} {N(y + 1.3 * r)}L{N(x - 1.3 * r)} {N(y)}Z",
                    color,
                    opacity,
                    rim);
                break;
            case Notebook.Marker.Triangle:
                Shape(
                    $"M{N(x)} {N(y - 1.2 * r)}L{N(x + 1.15 * r)} {N(y + 0.9 * r)}L{N(x - 1.15 * r)} {N(y + 0.9 * r)}Z",
                    color,
                    opacity,
                    rim);
                break;
            case Notebook.Marker.Arrow:
                Shape($"M{N(x + 1.2 * r)} {N(y)}L{N(x - 0.9 * r)} {N(y - 1.1 * r)}V{N(y + 1.1 * r)}Z", color, opacity, rim);
                break;
            case Notebook.Marker.X:
                Path($"M{N(x - r)} {N(y - r)}L{N(x + r)} {N(y + r)}M{N(x - r)} {N(y + r)}L{N(x + r)} {N(y - r)}", color, 2.2, opacity);
                break;
            default:
                Path($"M{N(x)} {N(y - 1.2 * r)}V{N(y + 1.2 * r)}M{N(x - 1.2 * r)} {N(y)}H{N(x + 1.2 * r)}", color, 2.2, opacity);
                break;
        }
    }

    /// <summary>A picture as PNG in base 64.</summary>
    public void Image(double x, double y, double width, double height, string png, bool smooth) => _text.Append(
        $"<image x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" preserveAspectRatio=\"none\" "
            + $"href=\"data:image/png;base64,{png}\"{(smooth ? "" : " style=\"image-rendering:pixelated\"")}/>");

    private static string Fraction(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Pattern(Dash dash) => dash switch
    {
        Dash.Dash => "8 5",
        Dash.Dot => "2 4",
        Dash.DashDot => "8 4 2 4",
        _ => "14 5",
    };
}
