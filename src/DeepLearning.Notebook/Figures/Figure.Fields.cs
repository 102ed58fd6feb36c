using System.Runtime.CompilerServices;

namespace DeepLearning.Notebook;

public sealed partial class Figure
{
    private const int FieldSteps = 60;

    /// <summary>A matrix as coloured cells, its first row on top.</summary>
    /// <param name="z">The numbers.</param>
    /// <param name="rows">Names of the rows.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="scale">Colours; by itself diverging where there are numbers on both sides of zero, else sequential.</param>
    /// <param name="showValues">Whether each cell carries its number.</param>
    public static Figure Heatmap(
        Grid z, IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null, ColorScale? scale = null,
        bool showValues = false)
    {
        var panel = new Panel();
        (panel.X.Categories, panel.Y.Categories, panel.Y.IsReversed) = (columns, rows, true);
        var (from, to) = z.Extent();
        var diverging = scale is null ? from < 0 && to > 0 : scale == ColorScale.Diverging;
        if (diverging)
            (from, to) = (-Math.Max(-from, to), Math.Max(-from, to));
        scale ??= diverging ? ColorScale.Diverging : ColorScale.Sequential;
        panel.Traces.Add(new HeatTrace("", z, Values.Indices(z.Columns).Numbers, Values.Indices(z.Rows).Numbers, scale, from, to));
        if (showValues)
            AnnotateCells(panel, z, scale, from, to, Numbers.Text);
        return new Figure(panel);
    }

    /// <summary>A map of equal heights of a function of two variables.</summary>
    /// <param name="height">The function.</param>
    /// <param name="x">Where the horizontal axis runs.</param>
    /// <param name="y">Where the vertical axis runs.</param>
    /// <param name="levels">About how many heights are drawn.</param>
    public static Figure Contour(
        Func<double, double, double> height, (double From, double To) x, (double From, double To) y, int levels = 12) =>
        Contour(Sample(height, x, y), x, y, levels);

    /// <inheritdoc cref="Contour(Func{double, double, double}, ValueTuple{double, double}, ValueTuple{double, double}, int)"/>
    [OverloadResolutionPriority(1)]
    public static Figure Contour(
        Func<float, float, float> height, (double From, double To) x, (double From, double To) y, int levels = 12) =>
        Contour((double a, double b) => (double)height((float)a, (float)b), x, y, levels);

    /// <summary>A map of equal heights of numbers on an even grid, the first row at the bottom.</summary>
    public static Figure Contour(Grid z, (double From, double To) x, (double From, double To) y, int levels = 12)
    {
        var (from, to) = z.Extent();
        var heights = Ticks.Of(new Axis(), new Extent(from, to > from ? to : from + 1), levels).Select(tick => tick.At).ToArray();
        var panel = new Panel();
        panel.Traces.Add(new ContourTrace("", z, Places(x, z.Columns), Places(y, z.Rows), heights, ColorScale.Soft));
        // The map is blue, so that paths drawn on it start with the second colour.
        panel.Series = 1;
        return new Figure(panel);
    }

    /// <summary>A function of two variables as a surface in space.</summary>
    public static Figure Surface(Func<double, double, double> height, (double From, double To) x, (double From, double To) y) =>
        Surface(Sample(height, x, y), x, y);

    /// <inheritdoc cref="Surface(Func{double, double, double}, ValueTuple{double, double}, ValueTuple{double, double})"/>
    [OverloadResolutionPriority(1)]
    public static Figure Surface(Func<float, float, float> height, (double From, double To) x, (double From, double To) y) =>
        Surface((double a, double b) => (double)height((float)a, (float)b), x, y);

    /// <summary>Numbers on an even grid as a surface in space.</summary>
    public static Figure Surface(Grid z, (double From, double To) x, (double From, double To) y)
    {
        var panel = new Panel { Series = 1 };
        panel.Traces.Add(new SurfaceTrace("", z, Places(x, z.Columns), Places(y, z.Rows), ColorScale.Sequential));
        return new Figure(panel);
    }

    // A path over a surface lies on it.
    private Figure AddSpacePath(Values x, Values y, string name, string? color)
    {
        var surface = Last.Traces.OfType<SurfaceTrace>().Last();
        var (columns, rows) = (surface.X, surface.Y);
        var z = Values.Range(x.Count, i => surface.Z.Between(
            (y[i] - rows[0]) / (rows[^1] - rows[0]) * (rows.Length - 1),
            (x[i] - columns[0]) / (columns[^1] - columns[0]) * (columns.Length - 1)));
        var series = Last.Series++;
        Last.Traces.Add(new SpacePathTrace(
            name, x.Numbers, y.Numbers, z, color ?? Palette.Color(series), Palette.DashOf(series - 1), Palette.MarkerOf(series - 1)));
        return this;
    }

    private static Grid Sample(Func<double, double, double> height, (double From, double To) x, (double From, double To) y)
    {
        var (columns, rows) = (Places(x, FieldSteps + 1), Places(y, FieldSteps + 1));
        return Grid.Of(rows.Length, columns.Length, (i, j) => height(columns[j], rows[i]));
    }

    private static double[] Places((double From, double To) range, int count) => Values.Linspace(range.From, range.To, count).Numbers;

    private static void AnnotateCells(Panel panel, Grid z, ColorScale scale, double from, double to, Func<double, string> text)
    {
        for (var i = 0; i < z.Rows; i++)
        {
            for (var j = 0; j < z.Columns; j++)
            {
                var color = scale.TextOn(to > from ? (z[i, j] - from) / (to - from) : 0.5);
                panel.Annotations.Add(new Annotation(j, i, text(z[i, j])) { Color = double.IsFinite(z[i, j]) ? color : null });
            }
        }
    }
}
