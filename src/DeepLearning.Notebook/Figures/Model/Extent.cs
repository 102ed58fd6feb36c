namespace DeepLearning.Notebook;

/// <summary>From where to where an axis runs; on a logarithmic axis these are powers of ten.</summary>
internal readonly record struct Extent(double From, double To)
{
    public double Length => To - From;

    /// <summary>The ranges of a panel's axes, wide enough for the panel in every step of a slider, so that nothing jumps.</summary>
    public static (Extent X, Extent Y, Extent Z) Of(IReadOnlyList<Panel> sameInEveryStep)
    {
        var first = sameInEveryStep[0];
        return (OfAxis(first.X, sameInEveryStep.SelectMany(XSpans)),
            OfAxis(first.Y, sameInEveryStep.SelectMany(YSpans)),
            OfAxis(first.Z, sameInEveryStep.SelectMany(ZSpans)));
    }

    // A span is a range that a trace fills; a tight one touches the axis without a margin.
    private readonly record struct Span(double From, double To, bool Tight = false);

    private static Extent OfAxis(Axis axis, IEnumerable<Span> spans)
    {
        var (from, to, tight) = (double.PositiveInfinity, double.NegativeInfinity, false);
        foreach (var span in spans)
        {
            var (low, high) = axis.IsLog ? (Math.Log10(span.From), Math.Log10(span.To)) : (span.From, span.To);
            if (double.IsFinite(low) && low < from)
                from = low;
            if (double.IsFinite(high) && high > to)
                to = high;
            tight |= span.Tight;
        }
        if (axis.Categories is { Count: > 0 } categories)
            (from, to, tight) = (-0.5, categories.Count - 0.5, true);
        if (from > to)
            (from, to) = (0, 1);
        if (from == to)
            (from, to) = (from - 0.5, to + 0.5);
        else if (!tight)
            (from, to) = (from - 0.04 * (to - from), to + 0.04 * (to - from));
        if (axis.From is { } fixedFrom)
            from = axis.IsLog ? Math.Log10(fixedFrom) : fixedFrom;
        if (axis.To is { } fixedTo)
            to = axis.IsLog ? Math.Log10(fixedTo) : fixedTo;
        return from < to ? new Extent(from, to) : new Extent(from, from + 1);
    }

    private static IEnumerable<Span> XSpans(Panel panel) => panel.Traces.SelectMany(trace => trace switch
    {
        XYTrace points => Around(points.X, panel.X.IsLog),
        BandTrace band => Around(band.X, panel.X.IsLog),
        BarTrace bars =>
            bars.X.Length == 0 ? [] : [new Span(bars.X.Min() - bars.Width / 2, bars.X.Max() + bars.Width / 2, bars.IsHistogram)],
        HeatTrace heat => Cells(heat.X),
        ContourTrace contour => Around(contour.X, false, tight: true),
        SurfaceTrace surface => Around(surface.X, false, tight: true),
        SpacePathTrace path => Around(path.X, false),
        PictureTrace picture => [new Span(picture.Left, picture.Right, true)],
        _ => [],
    }).Concat(panel.ReferenceLines.Where(line => line.IsVertical).Select(line => new Span(line.At, line.At)));

    private static IEnumerable<Span> YSpans(Panel panel) => panel.Traces.SelectMany(trace => trace switch
    {
        XYTrace points => Around(points.Y, panel.Y.IsLog),
        BandTrace band => Around([.. band.Low, .. band.High], panel.Y.IsLog),
        BarTrace bars => Around(bars.Heights, false).Append(new Span(0, 0)),
        HeatTrace heat => Cells(heat.Y),
        ContourTrace contour => Around(contour.Y, false, tight: true),
        SurfaceTrace surface => Around(surface.Y, false, tight: true),
        SpacePathTrace path => Around(path.Y, false),
        PictureTrace picture => [new Span(picture.Bottom, picture.Top, true)],
        _ => [],
    }).Concat(panel.ReferenceLines.Where(line => !line.IsVertical).Select(line => new Span(line.At, line.At)));

    private static IEnumerable<Span> ZSpans(Panel panel) => panel.Traces.SelectMany(trace => trace switch
    {
        SurfaceTrace surface => surface.Z.Extent() is var (from, to) ? [new Span(from, to)] : Enumerable.Empty<Span>(),
        SpacePathTrace path => Around(path.Z, false),
        _ => [],
    });

    private static IEnumerable<Span> Around(double[] numbers, bool positiveOnly, bool tight = false)
    {
        var kept = numbers.Where(number => double.IsFinite(number) && (number > 0 || !positiveOnly)).ToArray();
        return kept.Length == 0 ? [] : [new Span(kept.Min(), kept.Max(), tight)];
    }

    private static IEnumerable<Span> Cells(double[] centres)
    {
        if (centres.Length == 0)
            return [];
        var half = centres.Length == 1 ? 0.5 : (centres[^1] - centres[0]) / (centres.Length - 1) / 2;
        return [new Span(centres[0] - half, centres[^1] + half, true)];
    }
}
