using System.Text;

namespace DeepLearning.Notebook;

/// <summary>Draws bars; those of a second and third series are hatched, so that they differ in more than colour.</summary>
internal static class SvgBars
{
    public static void Draw(SvgCanvas canvas, Panel panel, BarTrace bars, PlotArea area)
    {
        var series = panel.Traces.OfType<BarTrace>().ToList();
        var (count, own) = bars.IsHistogram ? (1, 0) : (series.Count, series.IndexOf(bars));
        for (var i = 0; i < bars.X.Length; i++)
        {
            if (!double.IsFinite(bars.Heights[i]))
                continue;
            var start = bars.X[i] - bars.Width / 2 + bars.Width * own / count;
            var (left, right) = (area.X(start), area.X(start + bars.Width / count));
            var (top, bottom) = (area.Y(Math.Max(0, bars.Heights[i])), area.Y(Math.Min(0, bars.Heights[i])));
            Draw(canvas, left, top, right - left, bottom - top, bars);
        }
    }

    /// <summary>One bar, or the sample of it in the legend.</summary>
    public static void Draw(SvgCanvas canvas, double x, double y, double width, double height, BarTrace bars)
    {
        if (!double.IsFinite(height) || height <= 0)
            return;
        canvas.Rectangle(x, y, width, height, bars.Color, bars.IsHistogram ? 0.6 : bars.Hatch == 0 ? 0.9 : 0.45, bars.Color);
        if (bars.Hatch % 4 == 0)
            return;
        const double spacing = 7;
        var path = new StringBuilder();
        void Stroke(double x1, double y1, double x2, double y2) =>
            path.Append($"M{SvgCanvas.N(x1)} {SvgCanvas.N(y1)}L{SvgCanvas.N(x2)} {SvgCanvas.N(y2)}");
        for (var at = spacing; at < width + height; at += spacing)
        {
            if (bars.Hatch % 4 is 1 or 3)
                Stroke(x + at, y, x + at - height, y + height);
            if (bars.Hatch % 4 is 2 or 3)
                Stroke(x + width - at, y, x + width - at + height, y + height);
        }
        canvas.OpenClipped(x, y, width, height);
        canvas.Path(path.ToString(), bars.Color, 1.2);
        canvas.Close();
    }
}
