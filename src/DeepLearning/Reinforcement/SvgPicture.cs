using System.Net;

namespace DeepLearning;

/// <summary>A small drawing: shapes on white, with a title that screen readers read.</summary>
internal sealed class SvgPicture
{
    private readonly StringBuilder _svg = new();

    public SvgPicture(int width, int height, string title)
    {
        Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" ");
        Append($"viewBox=\"0 0 {width} {height}\" role=\"img\">");
        Append($"<title>{WebUtility.HtmlEncode(title)}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
    }

    public void Line(double x1, double y1, double x2, double y2, string colour, double thickness = 2)
    {
        Append($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" ");
        Append($"stroke=\"{colour}\" stroke-width=\"{thickness}\" stroke-linecap=\"round\"/>");
    }

    public void Polyline(IEnumerable<(double X, double Y)> points, string colour)
    {
        string places = string.Join(' ', points.Select(p => Invariant($"{p.X:F1},{p.Y:F1}")));
        Append($"<polyline points=\"{places}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
    }

    public void Rectangle(double x, double y, double width, double height, string fill) =>
        Append($"<rect x=\"{x:F1}\" y=\"{y:F1}\" width=\"{width:F1}\" height=\"{height:F1}\" fill=\"{fill}\" stroke=\"#456\"/>");

    public void Circle(double x, double y, double radius, string fill) =>
        Append($"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"{radius:F1}\" fill=\"{fill}\"/>");

    public void Text(double x, double y, string text, int size = 16)
    {
        Append($"<text x=\"{x:F1}\" y=\"{y:F1}\" font-family=\"sans-serif\" font-size=\"{size}\" ");
        Append($"text-anchor=\"middle\" dominant-baseline=\"central\" fill=\"#111\">{WebUtility.HtmlEncode(text)}</text>");
    }

    public override string ToString() => _svg + "</svg>";

    private void Append(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
