using System.Text;

namespace DeepLearning.Notebook;

/// <summary>Draws a flat panel: axes, traces from back to front, lines across, notes.</summary>
internal static class SvgPanel
{
    private const double ScaleWidth = 62;

    public static void Draw(
        SvgCanvas canvas, Panel panel, (Extent X, Extent Y, Extent Z) extents, (double Left, double Top, double Width, double Height) frame,
        bool hasTitle)
    {
        var area = Layout(panel, extents, frame, hasTitle);
        if (hasTitle && panel.Title.Length > 0)
            canvas.Text(area.Left + area.Width / 2, frame.Top + 16, panel.Title, size: 14);
        if (!panel.IsBare)
            SvgAxes.DrawGrid(canvas, panel, area);
        canvas.OpenClipped(area.Left, area.Top, area.Width, area.Height);
        foreach (var trace in panel.Traces)
            DrawTrace(canvas, panel, trace, area);
        foreach (var line in panel.ReferenceLines)
            DrawLine(canvas, line, area);
        canvas.Close();
        if (!panel.IsBare)
            SvgAxes.DrawLabels(canvas, panel, area, frame.Left);
        foreach (var line in panel.ReferenceLines)
            LabelLine(canvas, line, area);
        foreach (var note in panel.Annotations)
            DrawNote(canvas, note, area, panel.Ink);
        if (panel.IsEmpty)
            canvas.Text(area.Left + area.Width / 2, area.Top + area.Height / 2, "no data");
        if (panel.Traces.OfType<HeatTrace>().LastOrDefault(heat => heat.ShowsScale) is { } shown)
            SvgFields.DrawScale(canvas, area, shown.Scale, shown.From, shown.To, shown.ScaleTitle);
        else if (panel.Traces.OfType<ContourTrace>().LastOrDefault() is { } filled && filled.Z.Extent() is var (from, to))
            SvgFields.DrawScale(canvas, area, filled.Scale, from, to, "");
    }

    private static PlotArea Layout(
        Panel panel, (Extent X, Extent Y, Extent Z) extents, (double Left, double Top, double Width, double Height) frame, bool hasTitle)
    {
        var top = frame.Top + (hasTitle && panel.Title.Length > 0 ? 26 : 10);
        var hasScale = panel.Traces.Exists(trace => trace is HeatTrace { ShowsScale: true } or ContourTrace);
        var (marginLeft, marginRight, marginBottom) = panel.IsBare
            ? (6.0, 6.0, 6.0)
            : (SvgAxes.LeftMargin(panel, extents.Y, frame.Width), 14, SvgAxes.BottomMargin(panel, frame.Width));
        var left = frame.Left + marginLeft;
        var right = frame.Left + frame.Width - marginRight - (hasScale ? ScaleWidth : 0);
        var bottom = frame.Top + frame.Height - marginBottom;
        var (width, height) = (Math.Max(20, right - left), Math.Max(20, bottom - top));
        if (panel.IsSquare)
        {
            var unit = Math.Min(width / extents.X.Length, height / extents.Y.Length);
            left += (width - unit * extents.X.Length) / 2;
            (width, height) = (unit * extents.X.Length, unit * extents.Y.Length);
        }
        return new PlotArea(left, top, width, height, extents.X, extents.Y, panel.X, panel.Y);
    }

    private static void DrawTrace(SvgCanvas canvas, Panel panel, Trace trace, PlotArea area)
    {
        switch (trace)
        {
            case XYTrace points:
                if (points.Lines)
                    canvas.Path(LinePath(points, area), points.Color, points.Width, points.Opacity, points.Dash);
                for (var i = 0; points.Markers && i < points.X.Length; i++)
                {
                    var (x, y) = (area.X(points.X[i]), area.Y(points.Y[i]));
                    if (double.IsFinite(x) && double.IsFinite(y))
                        canvas.Marker(x, y, points.Marker, points.Size, points.Color, points.Opacity, points.IsOutlined);
                }
                break;
            case BandTrace band:
                var outline = band.Outline.Select(point => (X: area.X(point.X), Y: area.Y(point.Y)))
                    .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))
                    .Select(point => $"{SvgCanvas.N(point.X)} {SvgCanvas.N(point.Y)}").ToList();
                if (outline.Count > 2)
                    canvas.Shape("M" + string.Join("L", outline) + "Z", band.Color, BandTrace.Opacity);
                break;
            case BarTrace bars:
                SvgBars.Draw(canvas, panel, bars, area);
                break;
            case HeatTrace heat:
                SvgFields.DrawHeat(canvas, heat, area);
                break;
            case ContourTrace contour:
                SvgFields.DrawContour(canvas, contour, area);
                break;
            case PictureTrace picture:
                var (left, top) = (area.X(picture.Left), area.Y(picture.Top));
                canvas.Image(left, top, area.X(picture.Right) - left, area.Y(picture.Bottom) - top, picture.Png, picture.Smooth);
                break;
        }
    }

    // Of many points in one pixel column only the first, lowest, highest and last can be seen.
    private static string LinePath(XYTrace line, PlotArea area)
    {
        var path = new StringBuilder();
        var column = new List<(double X, double Y)>();
        var thin = line.X.Length > 4 * area.Width;
        var pen = 'M';
        void Put((double X, double Y) point)
        {
            path.Append(pen).Append(SvgCanvas.N(point.X)).Append(' ').Append(SvgCanvas.N(point.Y));
            pen = 'L';
        }
        void Flush()
        {
            var kept = Enumerable.Range(0, column.Count);
            if (column.Count > 4)
                kept = new[] { 0, kept.MinBy(i => column[i].Y), kept.MaxBy(i => column[i].Y), column.Count - 1 }.Distinct().Order();
            foreach (var i in kept)
                Put(column[i]);
            column.Clear();
        }
        for (var i = 0; i < line.X.Length; i++)
        {
            var point = (X: area.X(line.X[i]), Y: area.Y(line.Y[i]));
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
            {
                Flush();
                pen = 'M';
                continue;
            }
            if (column.Count > 0 && (!thin || Math.Floor(point.X) != Math.Floor(column[0].X)))
                Flush();
            column.Add(point);
        }
        Flush();
        return path.ToString();
    }

    private static void DrawLine(SvgCanvas canvas, ReferenceLine line, PlotArea area)
    {
        var (x, y) = (area.X(line.At), area.Y(line.At));
        if (line.IsVertical && double.IsFinite(x))
            canvas.Line(x, area.Top, x, area.Bottom, opacity: 0.7, width: 1.5, dash: Dash.Dash);
        else if (!line.IsVertical && double.IsFinite(y))
            canvas.Line(area.Left, y, area.Right, y, opacity: 0.7, width: 1.5, dash: Dash.Dash);
    }

    private static void LabelLine(SvgCanvas canvas, ReferenceLine line, PlotArea area)
    {
        var (x, y) = (area.X(line.At), area.Y(line.At));
        if (line.IsVertical && double.IsFinite(x) && x + SvgCanvas.WidthOf(line.Label, 12) < area.Right)
            canvas.Text(x + 4, area.Top + 12, line.Label, "start");
        else if (line.IsVertical && double.IsFinite(x))
            canvas.Text(x - 4, area.Top + 12, line.Label, "end");
        else if (double.IsFinite(y))
            canvas.Text(area.Left + 4, y - 5, line.Label, "start");
    }

    private static void DrawNote(SvgCanvas canvas, Annotation note, PlotArea area, string? ink)
    {
        var (x, y) = (area.X(note.X), area.Y(note.Y));
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return;
        if (note.Boxed)
        {
            var (width, height) = (note.Lines.Max(line => SvgCanvas.WidthOf(line, note.Size))
                + 14, (note.Lines.Length - 1) * note.LineHeight + 2 * note.Size);
            canvas.Rectangle(x - width / 2, y - height / 2, width, height, Palette.Grey, 0.18, "currentColor", 4);
        }
        if (note.Arrow)
        {
            // Towards the middle, so that the text stays inside.
            var (dx, dy) = (x > area.Right - 90 ? -22 : 22, y < area.Top + 34 ? 22 : -22);
            canvas.Line(x, y, x + dx, y + dy, ink ?? "currentColor", opacity: 0.7);
            canvas.Marker(x, y, Marker.Circle, 5, ink ?? "currentColor");
            canvas.Text(x + dx + Math.Sign(dx) * 3, y + dy + 4, note.Text, dx > 0 ? "start" : "end", note.Size, color: note.Color ?? ink);
        }
        else
        {
            for (var i = 0; i < note.Lines.Length; i++)
                canvas.Text(x, y + (i - (note.Lines.Length - 1) / 2.0) * note.LineHeight
                    + 0.35 * note.Size, note.Lines[i], size: note.Size, color: note.Color ?? ink);
        }
    }
}
