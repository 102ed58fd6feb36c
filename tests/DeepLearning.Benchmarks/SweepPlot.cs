using System.Globalization;
using System.Text;

namespace DeepLearning.Benchmarks;

/// <summary>Draws the sweep as an SVG: one panel a series, sizes along a logarithmic axis, GFLOP/s upwards.</summary>
internal static class SweepPlot
{
    private const int PanelWidth = 340, PanelHeight = 220, Left = 46, Right = 14, Top = 34, Bottom = 34;

    public static string Svg(IReadOnlyList<Sweep.Series> series)
    {
        var svg = new StringBuilder();
        int width = 2 * PanelWidth, height = (series.Count + 1) / 2 * PanelHeight;
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" ");
        Line(svg, $"height=\"{height}\" font-family=\"sans-serif\" font-size=\"11\" role=\"img\" ");
        Line(svg, $"aria-label=\"GFLOP/s of training steps at growing sizes\">");
        Line(svg, $"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>");
        double highest = Math.Ceiling(series.Max(s => s.Points.Max(point => point.Gflops)) / 50) * 50;
        for (int i = 0; i < series.Count; i++)
        {
            Line(svg, $"<g transform=\"translate({i % 2 * PanelWidth}, {i / 2 * PanelHeight})\">");
            Panel(svg, series[i], highest);
            Line(svg, $"</g>");
        }
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void Panel(StringBuilder svg, Sweep.Series series, double highest)
    {
        var points = series.Points;
        double low = Math.Log2(points[0].Size), span = Math.Log2(points[^1].Size) - low;
        double X(double size) => Left + (Math.Log2(size) - low) / span * (PanelWidth - Left - Right);
        double Y(double gflops) => PanelHeight - Bottom - gflops / highest * (PanelHeight - Top - Bottom);
        Line(svg, $"<text x=\"{Left}\" y=\"20\" font-size=\"13\">GFLOP/s by {series.Title}</text>");
        for (double tick = 0; tick <= highest; tick += 50)
        {
            Line(svg, $"<line x1=\"{Left}\" x2=\"{PanelWidth - Right}\" y1=\"{Y(tick):F1}\" y2=\"{Y(tick):F1}\" stroke=\"#ddd\"/>");
            Line(svg, $"<text x=\"{Left - 6}\" y=\"{Y(tick) + 4:F1}\" text-anchor=\"end\">{tick}</text>");
        }
        string path = string.Join(
            ' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Size):F1},{Y(point.Gflops):F1}")));
        Line(svg, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>");
        foreach (var point in points)
        {
            Line(svg, $"<circle cx=\"{X(point.Size):F1}\" cy=\"{Y(point.Gflops):F1}\" r=\"3\" fill=\"#1f5fa8\"/>");
            Line(svg, $"<text x=\"{X(point.Size):F1}\" y=\"{PanelHeight - Bottom + 16}\" text-anchor=\"middle\">{point.Size}</text>");
        }
    }

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
