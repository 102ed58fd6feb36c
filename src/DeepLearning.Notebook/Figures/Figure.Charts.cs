using System.Runtime.CompilerServices;

namespace DeepLearning.Notebook;

public sealed partial class Figure
{
    /// <summary>A line through the values, against 0, 1, 2 …</summary>
    public static Figure Line(Values y, string name = "") => new Figure(new Panel()).AddLine(y, name);

    /// <summary>A line through the points (x, y).</summary>
    public static Figure Line(Values x, Values y, string name = "") => new Figure(new Panel()).AddLine(x, y, name);

    /// <summary>Several lines over the same x: <c>Figure.Lines(epochs, ("train", a), ("validation", b))</c>.</summary>
    public static Figure Lines(Values x, params (string Name, Values Y)[] lines)
    {
        var figure = new Figure(new Panel());
        foreach (var (name, y) in lines)
            figure.AddLine(x, y, name);
        return figure;
    }

    /// <summary>A function's graph.</summary>
    public static Figure Function(Func<double, double> function, double from, double to, string name = "") =>
        new Figure(new Panel()).AddFunction(function, from, to, name);

    /// <inheritdoc cref="Function(Func{double, double}, double, double, string)"/>
    [OverloadResolutionPriority(1)]
    public static Figure Function(Func<float, float> function, double from, double to, string name = "") =>
        new Figure(new Panel()).AddFunction(function, from, to, name);

    /// <summary>The points (x, y) as markers.</summary>
    public static Figure Scatter(Values x, Values y, string name = "") => new Figure(new Panel()).AddScatter(x, y, name);

    /// <summary>Bars, one a category.</summary>
    public static Figure Bar(IReadOnlyList<string> categories, Values heights, string name = "")
    {
        var figure = new Figure(new Panel());
        figure.Last.X.Categories = categories;
        return figure.AddBar(heights, name);
    }

    /// <summary>How often values fall into each of a number of equal intervals.</summary>
    /// <param name="values">The values; NaN and infinities are left out.</param>
    /// <param name="bins">Number of intervals; 0 chooses by Freedman and Diaconis's rule (1981).</param>
    /// <param name="name">Name in the legend.</param>
    public static Figure Histogram(Values values, int bins = 0, string name = "") =>
        new Figure(new Panel()).YAxis("count").AddHistogram(values, bins, name);

    /// <summary>Adds a line through the values, against 0, 1, 2 …</summary>
    public Figure AddLine(Values y, string name = "") => AddLine(Values.Indices(y.Count), y, name);

    /// <summary>Adds a line through the points (x, y).</summary>
    /// <param name="x">Horizontal places.</param>
    /// <param name="y">Vertical places; NaN breaks the line.</param>
    /// <param name="name">Name in the legend.</param>
    /// <param name="color">A colour such as <see cref="Palette.Green"/>; by itself the next of the palette.</param>
    /// <param name="dash">How the line is broken up; by itself each series has another.</param>
    /// <param name="markers">Whether each point is marked too.</param>
    public Figure AddLine(Values x, Values y, string name = "", string? color = null, Dash? dash = null, bool markers = false) =>
        AddPoints(x, y, name, lines: true, markers, color, dash);

    /// <summary>Adds the points (x, y) as markers.</summary>
    public Figure AddScatter(Values x, Values y, string name = "", string? color = null, Marker? marker = null) =>
        AddPoints(x, y, name, lines: false, markers: true, color, null, marker);

    /// <summary>Adds a path that shows where it starts: a line with a marker at each step.</summary>
    public Figure AddPath(Values x, Values y, string name = "", string? color = null)
    {
        if (Last.IsSpace)
            return AddSpacePath(x, y, name, color);
        AddPoints(x, y, name, lines: true, markers: true, color, null);
        if (x.Count > 0 && !Last.Annotations.Exists(note => note.X == x[0] && note.Y == y[0]))
            Last.Annotations.Add(new Annotation(x[0], y[0], "start") { Arrow = true });
        return this;
    }

    /// <summary>Adds a function's graph.</summary>
    public Figure AddFunction(Func<double, double> function, double from, double to, string name = "")
    {
        var x = Values.Linspace(from, to, 201);
        return AddLine(x, Values.Range(x.Count, i => function(x[i])), name);
    }

    /// <inheritdoc cref="AddFunction(Func{double, double}, double, double, string)"/>
    [OverloadResolutionPriority(1)]
    public Figure AddFunction(Func<float, float> function, double from, double to, string name = "") =>
        AddFunction((double x) => (double)function((float)x), from, to, name);

    /// <summary>Adds bars beside those that are there.</summary>
    public Figure AddBar(Values heights, string name = "", string? color = null)
    {
        var panel = Last;
        if (panel.X.Categories is { } categories && categories.Count != heights.Count)
            throw new ArgumentException(
                $"Figure.AddBar: {Numbers.Count(heights.Count, "height")} for {Numbers.Count(categories.Count, "category", "categories")}");
        panel.Traces.Add(new BarTrace(name, Values.Indices(heights.Count).Numbers, heights.Numbers, 0.8, false)
        {
            Color = color ?? Palette.Color(panel.Series),
            Hatch = panel.Series++,
        });
        return this;
    }

    /// <summary>Adds another histogram to compare; see <see cref="Histogram"/>.</summary>
    public Figure AddHistogram(Values values, int bins = 0, string name = "")
    {
        var (centres, counts, width) = Bins.Count(values.Numbers, bins);
        Last.Traces.Add(new BarTrace(name, centres, counts, width, true)
        {
            Color = Palette.Color(Last.Series),
            Hatch = Last.Series++,
        });
        return this;
    }

    private Figure AddPoints(Values x, Values y, string name, bool lines, bool markers, string? color, Dash? dash, Marker? marker = null)
    {
        if (x.Count != y.Count)
            throw new ArgumentException(
                $"Figure: {Numbers.Text(x.Count)} x values for {Numbers.Text(y.Count)} y values{(name.Length > 0 ? $" of {name}" : "")}");
        var series = Last.Series++;
        Last.Traces.Add(new XYTrace(name, x.Numbers, y.Numbers, lines, markers)
        {
            Color = color ?? Palette.Color(series),
            Dash = dash ?? Palette.DashOf(series),
            Marker = marker ?? Palette.MarkerOf(series),
            Size = lines ? 6 : 8,
            Opacity = !lines && x.Count > 300 ? 0.6 : 1,
        });
        return this;
    }
}
