namespace DeepLearning.Notebook;

/// <summary>Draws a surface in space as seen from above one corner, far tiles first.</summary>
internal static class SvgSurface
{
    private const int MostTiles = 30;
    private const double Turn = -0.95; // radians about the upright axis
    private const double Tilt = 0.5; // how much of the distance shows as height
    private const double Height = 0.62;

    public static void Draw(
        SvgCanvas canvas, Panel panel, (Extent X, Extent Y, Extent Z) extents, (double Left, double Top, double Width, double Height) frame)
    {
        if (panel.Title.Length > 0)
            canvas.Text(frame.Left + frame.Width / 2, frame.Top + 16, panel.Title, size: 14);
        var view = new View(extents, frame);
        DrawBox(canvas, panel, extents, view);
        foreach (var surface in panel.Traces.OfType<SurfaceTrace>())
            DrawTiles(canvas, surface, view);
        foreach (var path in panel.Traces.OfType<SpacePathTrace>())
            DrawPath(canvas, path, view);
        if (panel.Traces.OfType<SurfaceTrace>().FirstOrDefault() is { } first && first.Z.Extent() is var (from, to))
        {
            var scale = new PlotArea(
                frame.Left + frame.Width - 70, frame.Top + 40, 0, frame.Height - 120, extents.X, extents.Y, panel.X, panel.Y);
            SvgFields.DrawScale(canvas, scale, first.Scale, from, to, "");
        }
    }

    // Axes are turned about the upright one, then looked at from above; the nearer, the lower in the drawing.
    private sealed class View
    {
        private const double SideMargin = 75;
        private const double TopMargin = 40;
        private const double BottomMargin = 56;

        private readonly (Extent X, Extent Y, Extent Z) _extents;
        private readonly double _size, _left, _top;

        public View((Extent X, Extent Y, Extent Z) extents, (double Left, double Top, double Width, double Height) frame)
        {
            _extents = extents;
            // Half the room that a cube of side 1 takes, seen this way.
            var halfWidth = (Math.Abs(Math.Cos(Turn)) + Math.Abs(Math.Sin(Turn))) / 2;
            var halfHeight = halfWidth * Tilt + Height / 2;
            var (width, height) = (frame.Width - 2 * SideMargin, frame.Height - TopMargin - BottomMargin);
            _size = Math.Max(20, Math.Min(width / halfWidth, height / halfHeight) / 2);
            (_left, _top) = (frame.Left + SideMargin + width / 2, frame.Top + TopMargin + height / 2);
        }

        public (double X, double Y) Place(double x, double y, double z)
        {
            var (a, b, c) = Unit(x, y, z);
            var across = a * Math.Cos(Turn) - b * Math.Sin(Turn);
            var away = a * Math.Sin(Turn) + b * Math.Cos(Turn);
            return (_left + across * _size, _top - (away * Tilt + c * Height) * _size);
        }

        public double Away(double x, double y)
        {
            var (a, b, _) = Unit(x, y, 0);
            return a * Math.Sin(Turn) + b * Math.Cos(Turn);
        }

        private (double A, double B, double C) Unit(double x, double y, double z) =>
            ((x - _extents.X.From) / _extents.X.Length - 0.5, (y - _extents.Y.From) / _extents.Y.Length - 0.5,
                (z - _extents.Z.From) / _extents.Z.Length - 0.5);
    }

    private static void DrawTiles(SvgCanvas canvas, SurfaceTrace surface, View view)
    {
        var (from, to) = surface.Z.Extent();
        var (rows, columns) = (Math.Min(MostTiles, surface.Z.Rows - 1), Math.Min(MostTiles, surface.Z.Columns - 1));
        if (rows < 1 || columns < 1)
            return;
        (double X, double Y, double Z) Corner(int i, int j)
        {
            var (row, column) = ((double)i / rows, (double)j / columns);
            return (surface.X[0] + column * (surface.X[^1] - surface.X[0]), surface.Y[0] + row * (surface.Y[^1] - surface.Y[0]),
                surface.Z.Between(row * (surface.Z.Rows - 1), column * (surface.Z.Columns - 1)));
        }
        var tiles = new List<(double Away, string Path, string Color)>();
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var corners = new[] { Corner(i, j), Corner(i, j + 1), Corner(i + 1, j + 1), Corner(i + 1, j) };
                var height = corners.Average(corner => corner.Z);
                if (!double.IsFinite(height))
                    continue;
                var path = string.Join("L", corners.Select(corner => view.Place(corner.X, corner.Y, corner.Z))
                    .Select(p => SvgCanvas.N(p.X) + " " + SvgCanvas.N(p.Y)));
                tiles.Add((view.Away(corners.Average(corner => corner.X), corners.Average(corner => corner.Y)), $"M{path}Z",
                    surface.Scale.Css(to > from ? (height - from) / (to - from) : 0.5)));
            }
        }
        foreach (var (_, path, color) in tiles.OrderByDescending(tile => tile.Away))
            canvas.Shape(path, color, stroke: color);
    }

    private static void DrawPath(SvgCanvas canvas, SpacePathTrace path, View view)
    {
        var points = Enumerable.Range(0, path.X.Length).Select(i => view.Place(path.X[i], path.Y[i], path.Z[i]))
            .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
        if (points.Count == 0)
            return;
        var line = "M" + string.Join("L", points.Select(point => SvgCanvas.N(point.X) + " " + SvgCanvas.N(point.Y)));
        canvas.Path(line, "#FFFFFF", 4.5, 0.7);
        canvas.Path(line, path.Color, 2.5, dash: path.Dash);
        foreach (var (x, y) in points)
            canvas.Marker(x, y, path.Marker, 5, path.Color);
    }

    private static void DrawBox(SvgCanvas canvas, Panel panel, (Extent X, Extent Y, Extent Z) extents, View view)
    {
        var (x, y, z) = extents;
        void Edge((double X, double Y, double Z) a, (double X, double Y, double Z) b)
        {
            var (from, to) = (view.Place(a.X, a.Y, a.Z), view.Place(b.X, b.Y, b.Z));
            canvas.Line(from.X, from.Y, to.X, to.Y, opacity: 0.45);
        }
        Edge((x.From, y.From, z.From), (x.To, y.From, z.From));
        Edge((x.From, y.To, z.From), (x.To, y.To, z.From));
        Edge((x.From, y.From, z.From), (x.From, y.To, z.From));
        Edge((x.To, y.From, z.From), (x.To, y.To, z.From));
        foreach (var (at, label) in Ticks.Of(panel.X, x, 4))
            Label(view.Place(at, y.From, z.From), label, "end", -4);
        foreach (var (at, label) in Ticks.Of(panel.Y, y, 4))
            Label(view.Place(x.To, at, z.From), label, "start", 6);
        foreach (var (at, label) in Ticks.Of(panel.Z, z, 4))
            Label(view.Place(x.From, y.From, at), label, "end", -6);
        Edge((x.From, y.From, z.From), (x.From, y.From, z.To));
        var (xName, yName, zName) = (view.Place((x.From + x.To) / 2, y.From, z.From), view.Place(x.To, (y.From + y.To) / 2, z.From),
            view.Place(x.From, y.From, z.To));
        canvas.Text(xName.X - 24, xName.Y + 34, panel.X.Label, size: 13);
        canvas.Text(yName.X + 34, yName.Y + 30, panel.Y.Label, "start", 13);
        canvas.Text(zName.X, zName.Y - 10, panel.Z.Label, size: 13);
        void Label((double X, double Y) place, string label, string anchor, double shift) =>
            canvas.Text(place.X + shift, place.Y + 14, label, anchor, 11);
    }
}
