namespace DeepLearning.Notebook;

/// <summary>Draws a panel's frame, grid, ticks and axis labels.</summary>
internal static class SvgAxes
{
    private const double PixelsPerXTick = 70;
    private const double PixelsPerYTick = 38;

    /// <summary>Room for the tick labels and the axis label on the left.</summary>
    public static double LeftMargin(Panel panel, Extent range, double width)
    {
        var labels = Ticks.Of(panel.Y, range, panel.Y.Categories is null ? 7 : int.MaxValue)
            .Select(tick => SvgCanvas.WidthOf(tick.Label, 12));
        var ownLabels = 14 + Math.Min(150, labels.DefaultIfEmpty(0).Max()) + (panel.Y.Label.Length > 0 ? 22 : 0);
        return IsTilted(panel, width) ? Math.Max(ownLabels, 0.8 * Math.Min(120, LongestLabel(panel))) : ownLabels;
    }

    /// <summary>Room for the tick labels and the axis label below.</summary>
    public static double BottomMargin(Panel panel, double width) =>
        24 + (panel.X.Label.Length > 0 ? 20 : 0) + (IsTilted(panel, width) ? 0.6 * Math.Min(120, LongestLabel(panel)) : 0);

    public static void DrawGrid(SvgCanvas canvas, Panel panel, PlotArea area)
    {
        var isField = panel.Traces.Exists(trace => trace is HeatTrace or ContourTrace);
        foreach (var (at, _) in isField || panel.X.Categories is not null ? [] : XTicks(area))
            canvas.Line(area.XTick(at), area.Top, area.XTick(at), area.Bottom, opacity: 0.15);
        foreach (var (at, _) in isField ? [] : YTicks(area))
            canvas.Line(area.Left, area.YTick(at), area.Right, area.YTick(at), opacity: 0.15);
    }

    public static void DrawLabels(SvgCanvas canvas, Panel panel, PlotArea area, double left)
    {
        canvas.Path(
            $"M{SvgCanvas.N(area.Left)} {SvgCanvas.N(area.Top)}V{SvgCanvas.N(area.Bottom)}H{SvgCanvas.N(area.Right)}",
            "currentColor",
            1,
            0.6);
        var tilted = IsTilted(panel, area.Width);
        foreach (var (at, label) in XTicks(area))
        {
            var x = area.XTick(at);
            canvas.Line(x, area.Bottom, x, area.Bottom + 4, opacity: 0.6);
            if (tilted)
                canvas.Text(x + 4, area.Bottom + 14, Cut(label), "end", rotate: -35);
            else
                canvas.Text(x, area.Bottom + 17, label);
        }
        foreach (var (at, label) in YTicks(area))
        {
            canvas.Line(area.Left - 4, area.YTick(at), area.Left, area.YTick(at), opacity: 0.6);
            canvas.Text(area.Left - 7, area.YTick(at) + 4, Cut(label), "end");
        }
        if (panel.X.Label.Length > 0)
            canvas.Text(area.Left + area.Width / 2, area.Bottom + BottomMargin(panel, area.Width) - 7, panel.X.Label, size: 13);
        if (panel.Y.Label.Length > 0)
            canvas.Text(left + 14, area.Top + area.Height / 2, panel.Y.Label, size: 13, rotate: -90);
    }

    private static List<(double At, string Label)> XTicks(PlotArea area) =>
        [.. Ticks.Of(area.XAxis, area.XRange, XTickCount(area)).Where(tick => IsInside(tick.At, area.XRange))];

    private static List<(double At, string Label)> YTicks(PlotArea area) =>
        [.. Ticks.Of(area.YAxis, area.YRange, (int)(area.Height / (area.YAxis.Categories is null ? PixelsPerYTick : 15)))
            .Where(tick => IsInside(tick.At, area.YRange))];

    private static int XTickCount(PlotArea area)
    {
        if (area.XAxis.Categories is not { Count: > 0 } categories)
            return Math.Max(2, (int)(area.Width / PixelsPerXTick));
        var longest = categories.Max(name => SvgCanvas.WidthOf(name, 12));
        return longest + 8 <= area.Width / categories.Count ? categories.Count : Math.Max(2, (int)(area.Width / 20));
    }

    private static bool IsInside(double at, Extent range) => at >= range.From - 1e-9 * range.Length && at <= range.To + 1e-9 * range.Length;

    private static bool IsTilted(Panel panel, double width) =>
        panel.X.Categories is { Count: > 0 } categories
            && LongestLabel(panel) + 8 > (width - 80) / categories.Count
            && LongestLabel(panel) > 22;

    private static double LongestLabel(Panel panel) =>
        panel.X.Categories is { Count: > 0 } categories ? categories.Max(name => SvgCanvas.WidthOf(name, 12)) : 0;

    private static string Cut(string label) => label.Length > 22 ? label[..21] + "…" : label;
}
