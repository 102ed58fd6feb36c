namespace DeepLearning.Notebook;

/// <summary>Says in a sentence or two what a figure shows.</summary>
internal static class Description
{
    private const int MostBarsNamed = 8;

    public static string Of(FigureModel figure)
    {
        var heading = figure.HeadingAt(figure.FirstStep);
        var title = heading.Length > 0 ? heading.TrimEnd('.') + ". " : "";
        var shown = figure.At(figure.FirstStep);
        var text = shown.Panels.Count == 1
            ? OfPanel(shown.Panels[0])
            : $"{Numbers.Text(shown.Panels.Count)} panels. " + string.Join(" ", shown.Panels.Select((panel, i) =>
                $"Panel {Numbers.Text(i + 1)}{(panel.Title.Length > 0 ? $", {panel.Title}" : "")}: {OfPanel(panel)}"));
        if (figure.Steps.Count == 0)
            return title + text;
        var steps = figure.Steps;
        return $"{title}A slider sets {figure.SliderName} in {Numbers.Count(steps.Count, "step")} from {steps[0].Label} to "
            + $"{steps[^1].Label}."
            + $" At {steps[figure.FirstStep].Label}: {text}";
    }

    private static string OfPanel(Panel panel)
    {
        var against = panel.Y.Label.Length > 0 && panel.X.Label.Length > 0 ? $" of {panel.Y.Label} against {panel.X.Label}"
            : panel.Y.Label.Length > 0 ? $" of {panel.Y.Label}"
            : panel.X.Label.Length > 0 ? $" over {panel.X.Label}"
            : "";
        var parts = panel.Traces.Select(trace => OfTrace(trace, panel)).Where(part => part.Length > 0).ToList();
        var series = parts.Count == 0 ? "" : ": " + string.Join("; ", parts);
        var lines = panel.ReferenceLines.Where(line => line.Label.Length > 0).Select(line =>
            $" A line marks {line.Label} at {(line.IsVertical ? "x" : "y")} = {Numbers.Text(line.At)}.");
        return (panel.Summary ?? Kind(panel) + against + series).TrimEnd('.') + "." + string.Concat(lines);
    }

    private static string Kind(Panel panel) => panel.Traces.FirstOrDefault() switch
    {
        null => "Empty chart",
        XYTrace { Lines: true } => "Line chart",
        BandTrace => "Line chart with bands from the lowest to the highest seed",
        XYTrace => "Scatter plot",
        BarTrace { IsHistogram: true } => "Histogram",
        BarTrace => "Bar chart",
        HeatTrace => "Heat map",
        ContourTrace => "Contour map",
        SurfaceTrace or SpacePathTrace => "Surface in space",
        _ => "Picture",
    };

    private static string OfTrace(Trace trace, Panel panel)
    {
        var name = trace.Name.Length > 0 ? trace.Name + " " : "";
        return trace switch
        {
            XYTrace { Lines: true } line => OfLine(name, line),
            XYTrace points => name + Numbers.Count(points.X.Length, "point") + Between(points.X, "x") + Between(points.Y, "y"),
            BarTrace { IsHistogram: true } bars => OfHistogram(name, bars),
            BarTrace bars => OfBars(name, bars, panel.X.Categories),
            HeatTrace heat => name + OfGrid(heat.Z),
            ContourTrace contour => name + OfField(contour.Z, contour.X, contour.Y),
            SurfaceTrace surface => name + OfField(surface.Z, surface.X, surface.Y),
            SpacePathTrace path when path.X.Length > 0 =>
                $"a path {name}of {Numbers.Count(path.X.Length, "point")} from height {Numbers.Text(path.Z[0])} to "
                    + $"{Numbers.Text(path.Z[^1])}",
            _ => "",
        };
    }

    private static string OfLine(string name, XYTrace line)
    {
        var finite = Enumerable.Range(0, line.X.Length).Where(i => double.IsFinite(line.Y[i])).ToList();
        if (finite.Count == 0)
            return name + "no points";
        var (first, last) = (line.Y[finite[0]], line.Y[finite[^1]]);
        var (low, high) = (finite.MinBy(i => line.Y[i]), finite.MaxBy(i => line.Y[i]));
        var course = first == last
            ? $"starts and ends at {Numbers.Text(first)}"
            : $"goes from {Numbers.Text(first)} to {Numbers.Text(last)}";
        var extremes = (line.Y[low] < Math.Min(first, last) ? $", lowest {Numbers.Text(line.Y[low])} at {Numbers.Text(line.X[low])}" : "")
            + (line.Y[high] > Math.Max(first, last) ? $", highest {Numbers.Text(line.Y[high])} at {Numbers.Text(line.X[high])}" : "");
        return $"{name}{course} for x from {Numbers.Text(line.X[finite[0]])} to {Numbers.Text(line.X[finite[^1]])}{extremes}";
    }

    private static string OfBars(string name, BarTrace bars, IReadOnlyList<string>? categories)
    {
        string At(int i) => $"{categories?[i] ?? Numbers.Text(i)} {Numbers.Text(bars.Heights[i])}";
        if (bars.Heights.Length == 0)
            return name + "no bars";
        var all = Enumerable.Range(0, bars.Heights.Length);
        return name + (bars.Heights.Length <= MostBarsNamed
            ? string.Join(", ", all.Select(At))
            : $"{Numbers.Text(bars.Heights.Length)} bars, lowest {At(all.MinBy(i => bars.Heights[i]))}, highest "
                + $"{At(all.MaxBy(i => bars.Heights[i]))}");
    }

    private static string OfHistogram(string name, BarTrace bars)
    {
        if (bars.X.Length == 0)
            return name + "no values";
        var top = Array.IndexOf(bars.Heights, bars.Heights.Max());
        return $"{name}{Numbers.Text(bars.Heights.Sum())} values from {Numbers.Text(bars.X[0] - bars.Width / 2)} to "
            + $"{Numbers.Text(bars.X[^1] + bars.Width / 2)}, most ({Numbers.Text(bars.Heights[top])}) around {Numbers.Text(bars.X[top])}";
    }

    private static string OfGrid(Grid z)
    {
        var (from, to) = z.Extent();
        return $"{Numbers.Count(z.Rows, "row")} by {Numbers.Count(z.Columns, "column")}, values from {Numbers.Text(from)} to "
            + $"{Numbers.Text(to)}";
    }

    private static string OfField(Grid z, double[] x, double[] y)
    {
        var (from, to) = z.Extent();
        var at = "";
        for (var i = 0; i < z.Rows && at.Length == 0; i++)
        {
            for (var j = 0; j < z.Columns && at.Length == 0; j++)
                at = z[i, j] == from ? $", lowest near ({Numbers.Text(x[j])}, {Numbers.Text(y[i])})" : "";
        }
        return $"heights from {Numbers.Text(from)} to {Numbers.Text(to)}{at}";
    }

    private static string Between(double[] numbers, string axis)
    {
        var finite = numbers.Where(double.IsFinite).ToList();
        return finite.Count == 0 ? "" : $", {axis} from {Numbers.Text(finite.Min())} to {Numbers.Text(finite.Max())}";
    }
}
