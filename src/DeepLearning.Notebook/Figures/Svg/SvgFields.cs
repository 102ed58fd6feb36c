using System.Text;

namespace DeepLearning.Notebook;

/// <summary>Draws matrices and contour maps. Colours are a PNG inside the drawing: a cell costs bytes there, an element outside.</summary>
internal static class SvgFields
{
    private const int BandPixels = 160;

    public static void DrawHeat(SvgCanvas canvas, HeatTrace heat, PlotArea area)
    {
        if (heat.Z.Rows == 0 || heat.Z.Columns == 0)
            return;
        var picture = Bitmaps.Heat(heat.Z, heat.Scale, heat.From, heat.To, area.YAxis.IsReversed);
        DrawOver(canvas, picture, Edges(heat.X), Edges(heat.Y), area, smooth: false);
    }

    public static void DrawContour(SvgCanvas canvas, ContourTrace contour, PlotArea area)
    {
        var z = contour.Z;
        if (z.Rows < 2 || z.Columns < 2)
            return;
        var (from, to) = z.Extent();
        var picture = Bitmaps.Heat(Bands(contour), contour.Scale, from, to, firstRowOnTop: false);
        DrawOver(canvas, picture, (contour.X[0], contour.X[^1]), (contour.Y[0], contour.Y[^1]), area, smooth: true);
        foreach (var level in contour.Levels)
        {
            var path = new StringBuilder();
            foreach (var (start, end) in MarchingSquares.Pieces(z, level))
            {
                path.Append('M').Append(Place(start)).Append('L').Append(Place(end));
            }
            canvas.Path(path.ToString(), "#1F3A5F", 0.7, 0.45);
        }
        string Place((double Row, double Column) at) =>
            $"{SvgCanvas.N(area.X(At(contour.X, at.Column)))} {SvgCanvas.N(area.Y(At(contour.Y, at.Row)))}";
    }

    /// <summary>A bar of colours beside the panel, with the numbers that they stand for.</summary>
    public static void DrawScale(SvgCanvas canvas, PlotArea area, ColorScale scale, double from, double to, string title)
    {
        var (x, steps) = (area.Right + 12, 64);
        var column = Bitmaps.Heat(Grid.Of(steps, 1, (i, _) => i), scale, 0, steps - 1, firstRowOnTop: false);
        canvas.Image(x, area.Top, 12, area.Height, Convert.ToBase64String(Png.Encode(column)), smooth: true);
        var range = new Extent(from, to > from ? to : from + 1);
        foreach (var (at, label) in Ticks.Of(new Axis(), range, (int)Math.Max(2, area.Height / 50)))
            canvas.Text(x + 16, area.Bottom - (at - from) / range.Length * area.Height + 4, label, "start", 11);
        if (title.Length > 0)
            canvas.Text(x + 6, area.Top - 5, title, size: 11);
    }

    // Each pixel takes the height of the band that it lies in, as between two contour lines of a map.
    private static Grid Bands(ContourTrace contour)
    {
        var (from, _) = contour.Z.Extent();
        return Grid.Of(BandPixels, BandPixels, (i, j) =>
        {
            var height = contour.Z.Between(i * (contour.Z.Rows - 1.0) / (BandPixels - 1), j * (contour.Z.Columns - 1.0) / (BandPixels - 1));
            if (!double.IsFinite(height))
                return double.NaN;
            var below = Array.FindLastIndex(contour.Levels, level => level <= height);
            return below < 0 ? from
                : below + 1 < contour.Levels.Length ? (contour.Levels[below] + contour.Levels[below + 1]) / 2
                : contour.Levels[below];
        });
    }

    private static void DrawOver(
        SvgCanvas canvas, Bitmap picture, (double From, double To) x, (double From, double To) y, PlotArea area, bool smooth)
    {
        var (left, right, top, bottom) =
            (area.X(x.From), area.X(x.To), Math.Min(area.Y(y.From), area.Y(y.To)), Math.Max(area.Y(y.From), area.Y(y.To)));
        canvas.Image(left, top, right - left, bottom - top, Convert.ToBase64String(Png.Encode(picture)), smooth);
    }

    private static (double From, double To) Edges(double[] centres)
    {
        var half = centres.Length == 1 ? 0.5 : (centres[^1] - centres[0]) / (centres.Length - 1) / 2;
        return (centres[0] - half, centres[^1] + half);
    }

    private static double At(double[] places, double index)
    {
        var i = Math.Clamp((int)index, 0, places.Length - 2);
        return places[i] + (places[i + 1] - places[i]) * (index - i);
    }
}
