namespace DeepLearning.Notebook;

/// <summary>Draws a figure, or one step of its slider, as SVG: heading, panels in rows, legend on the right.</summary>
internal static class SvgFigure
{
    private const double Heading = 30;
    private const double LegendSample = 30;

    public static string Draw(FigureModel figure, int step, bool isFile)
    {
        var shown = figure.At(step);
        var extents = figure.Extents();
        var (width, height) = figure.PixelSize;
        var canvas = new SvgCanvas();
        canvas.Open(width, height, figure.AltText, isFile);
        var heading = figure.HeadingAt(step);
        if (heading.Length > 0)
            canvas.Text(width / 2.0, 20, heading, size: 16, bold: true);
        var legend = figure.HasLegend ? LegendOf(shown) : [];
        var legendWidth = legend.Count == 0 ? 0 : LegendSample + 16 + legend.Max(trace => SvgCanvas.WidthOf(trace.Name, 12));
        var top = heading.Length > 0 ? Heading : 4;
        var columns = Math.Min(figure.Columns, shown.Panels.Count);
        var rows = (shown.Panels.Count + columns - 1) / columns;
        var (cellWidth, cellHeight) = ((width - legendWidth) / columns, (height - top) / rows);
        for (var i = 0; i < shown.Panels.Count; i++)
        {
            var frame = (Left: i % columns * cellWidth, Top: top + i / columns * cellHeight, Width: cellWidth, Height: cellHeight);
            if (shown.Panels[i].IsSpace)
                SvgSurface.Draw(canvas, shown.Panels[i], extents[i], frame);
            else
                SvgPanel.Draw(canvas, shown.Panels[i], extents[i], frame, hasTitle: shown.Panels.Count > 1);
        }
        for (var i = 0; i < legend.Count; i++)
            DrawEntry(canvas, legend[i], width - legendWidth + 4, top + 24 + 20 * i);
        canvas.Close();
        return canvas.ToString();
    }

    // One series needs no legend; the same name in a second panel is the same series.
    private static List<Trace> LegendOf(FigureModel figure)
    {
        var named = figure.Panels.SelectMany(panel => panel.Traces)
            .Where(trace => trace.Name.Length > 0 && trace is XYTrace or BarTrace or SpacePathTrace)
            .DistinctBy(trace => trace.Name).ToList();
        return named.Count > 1 ? named : [];
    }

    private static void DrawEntry(SvgCanvas canvas, Trace trace, double x, double y)
    {
        var middle = x + LegendSample / 2;
        switch (trace)
        {
            case XYTrace points:
                if (points.Lines)
                    canvas.Line(x, y, x + LegendSample - 4, y, points.Color, points.Width, dash: points.Dash);
                if (points.Markers)
                    canvas.Marker(middle - 2, y, points.Marker, points.Size, points.Color);
                break;
            case BarTrace bars:
                SvgBars.Draw(canvas, x + 6, y - 6, 16, 12, bars);
                break;
            case SpacePathTrace path:
                canvas.Line(x, y, x + LegendSample - 4, y, path.Color, 2.5, dash: path.Dash);
                canvas.Marker(middle - 2, y, path.Marker, 6, path.Color);
                break;
        }
        canvas.Text(x + LegendSample + 2, y + 4, trace.Name, "start");
    }
}
