namespace DeepLearning.Notebook;

public sealed partial class Figure
{
    /// <summary>
    /// What chance does to a comparison: above each name a dot for each seed and a short line at the mean.
    /// <c>Figure.Spreads(("batch 1", a), ("batch 32", b)).YAxis("validation loss")</c>.
    /// </summary>
    public static Figure Spreads(params IReadOnlyList<(string Name, Spread Spread)> spreads)
    {
        var figure = new Figure(new Panel());
        var panel = figure.Last;
        panel.X.Categories = [.. spreads.Select(entry => entry.Name)];
        foreach (var (i, (_, spread)) in spreads.Index())
        {
            var values = spread.Values.ToArray();
            panel.Traces.Add(new XYTrace("", [i - 0.25, i + 0.25], [spread.Mean, spread.Mean], true, false) { Color = Palette.Orange });
            panel.Traces.Add(new XYTrace("", [.. values.Select(_ => (double)i)], values, false, true)
            {
                Color = Palette.Blue,
                Size = 8,
                Opacity = 0.7,
            });
        }
        panel.Summary = "Dots for each seed above each name: " + string.Join("; ", spreads.Select(entry =>
            $"{entry.Name} mean {Numbers.Text(entry.Spread.Mean)}, from {Numbers.Text(entry.Spread.Min)} to "
            + $"{Numbers.Text(entry.Spread.Max)} over {Numbers.Count(entry.Spread.Values.Count, "seed")}"));
        return figure;
    }

    /// <summary>Curves of several seeds: a line for the mean over a band from the lowest to the highest seed.</summary>
    /// <param name="x">Where the curves' points lie, such as the epochs.</param>
    /// <param name="curves">Names for the legend, and the curves.</param>
    public static Figure Bands(Values x, params IReadOnlyList<(string Name, SpreadCurve Curve)> curves)
    {
        var figure = new Figure(new Panel());
        foreach (var (name, curve) in curves)
            figure.AddBand(x, curve, name);
        return figure;
    }

    /// <summary>Adds a line for the mean over a band from the lowest to the highest seed.</summary>
    public Figure AddBand(Values x, SpreadCurve curve, string name = "", string? color = null)
    {
        if (x.Count != curve.Curves[0].Count)
            throw new ArgumentException($"Figure.AddBand: {Numbers.Count(x.Count, "x value")} for curves of "
                + $"{Numbers.Count(curve.Curves[0].Count, "point")}");
        color ??= Palette.Color(Last.Series);
        Last.Traces.Add(
            new BandTrace(x.Numbers, [.. curve.Low.Select(value => (double)value)], [.. curve.High.Select(value => (double)value)], color));
        return AddLine(x, curve.Mean, name, color);
    }
}
