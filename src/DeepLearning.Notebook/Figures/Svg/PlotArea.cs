namespace DeepLearning.Notebook;

/// <summary>The rectangle of a drawing in which a panel's data lie, and how numbers become places in it.</summary>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, Extent XRange, Extent YRange, Axis XAxis, Axis YAxis)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>A number's place across; NaN where a logarithmic axis has none.</summary>
    public double X(double number) => Place(number, XAxis, XRange, Left, Right);

    /// <summary>A number's place down; NaN where a logarithmic axis has none.</summary>
    public double Y(double number) => Place(number, YAxis, YRange, Bottom, Top);

    /// <summary>The place of a tick, whose number is a power of ten on a logarithmic axis.</summary>
    public double XTick(double at) => Between(at, XAxis, XRange, Left, Right);

    /// <summary>The place of a tick, whose number is a power of ten on a logarithmic axis.</summary>
    public double YTick(double at) => Between(at, YAxis, YRange, Bottom, Top);

    private static double Place(double number, Axis axis, Extent range, double start, double end)
    {
        if (axis.IsLog && number <= 0)
            return double.NaN;
        return double.IsFinite(number) ? Between(axis.IsLog ? Math.Log10(number) : number, axis, range, start, end) : double.NaN;
    }

    private static double Between(double at, Axis axis, Extent range, double start, double end)
    {
        var part = (at - range.From) / range.Length;
        // Far outside is as good as just outside, and keeps the numbers in the drawing short.
        return start + (end - start) * Math.Clamp(axis.IsReversed ? 1 - part : part, -20, 20);
    }
}
