namespace DeepLearning.Notebook;

/// <summary>One set of data in a panel, in data coordinates; NaN marks a gap.</summary>
internal abstract record Trace(string Name);

/// <summary>Points joined by a line, marked, or both.</summary>
internal sealed record XYTrace(string Name, double[] X, double[] Y, bool Lines, bool Markers) : Trace(Name)
{
    public string Color { get; init; } = Palette.Blue;

    public Dash Dash { get; init; }

    public Marker Marker { get; init; }

    public double Width { get; init; } = 2.2;

    public double Size { get; init; } = 7;

    public double Opacity { get; init; } = 1;

    /// <summary>A white rim, so that markers stand out from a coloured ground.</summary>
    public bool IsOutlined { get; init; }
}

/// <summary>The ground between two lines over the same x.</summary>
internal sealed record BandTrace(double[] X, double[] Low, double[] High, string Color) : Trace("")
{
    public const double Opacity = 0.22;

    /// <summary>The band's outline: along the lower line, and back along the upper one.</summary>
    public IEnumerable<(double X, double Y)> Outline => X.Zip(Low).Concat(X.Zip(High).Reverse());
}

/// <summary>Bars from zero. Their places are axis categories (0, 1, 2 …) or, in a histogram, numbers.</summary>
internal sealed record BarTrace(string Name, double[] X, double[] Heights, double Width, bool IsHistogram) : Trace(Name)
{
    public string Color { get; init; } = Palette.Blue;

    /// <summary>0 is plain; other numbers draw the bars with different strokes, so that colour is not needed to tell them apart.</summary>
    public int Hatch { get; init; }
}

/// <summary>A matrix as coloured cells, row 0 at Y[0].</summary>
internal sealed record HeatTrace(string Name, Grid Z, double[] X, double[] Y, ColorScale Scale, double From, double To) : Trace(Name)
{
    public bool ShowsScale { get; init; } = true;

    public string ScaleTitle { get; init; } = "";
}

/// <summary>Coloured bands with lines of equal height between them.</summary>
internal sealed record ContourTrace(string Name, Grid Z, double[] X, double[] Y, double[] Levels, ColorScale Scale) : Trace(Name);

/// <summary>A surface in space, height Z[row, column] above (X[column], Y[row]).</summary>
internal sealed record SurfaceTrace(string Name, Grid Z, double[] X, double[] Y, ColorScale Scale) : Trace(Name);

/// <summary>A path in space.</summary>
internal sealed record SpacePathTrace(string Name, double[] X, double[] Y, double[] Z, string Color, Dash Dash, Marker Marker)
    : Trace(Name);

/// <summary>A PNG picture that fills a rectangle of the panel.</summary>
internal sealed record PictureTrace(string Name, Bitmap Picture, double Left, double Right, double Bottom, double Top, bool Smooth)
    : Trace(Name)
{
    private string? _base64;

    /// <summary>The picture as a PNG, enlarged so far that programs which blur small pictures leave its pixels crisp.</summary>
    public string Png => _base64 ??= Convert.ToBase64String(DeepLearning.Png.Encode(Smooth ? Picture : Bitmaps.Enlarge(Picture, 112)));
}

/// <summary>Text at a place in the panel.</summary>
internal sealed record Annotation(double X, double Y, string Text)
{
    /// <summary>Null: the page's own text colour.</summary>
    public string? Color { get; init; }

    public double Size { get; init; } = 12;

    /// <summary>The text as it is drawn, a line below the other.</summary>
    public string[] Lines { get; } = Text.Split('\n');

    public double LineHeight => 1.3 * Size;

    public bool Boxed { get; init; }

    /// <summary>Whether the text stands off and points at its place.</summary>
    public bool Arrow { get; init; }
}

/// <summary>A line across the whole panel.</summary>
internal sealed record ReferenceLine(bool IsVertical, double At, string Label);
