namespace DeepLearning.Notebook;

/// <summary>One axis of a panel.</summary>
internal sealed class Axis
{
    public string Label { get; set; } = "";

    public double? From { get; set; }

    public double? To { get; set; }

    public bool IsLog { get; set; }

    /// <summary>The largest number at the origin, as in a matrix whose first row is on top.</summary>
    public bool IsReversed { get; set; }

    /// <summary>Names for the places 0, 1, 2 …</summary>
    public IReadOnlyList<string>? Categories { get; set; }
}

/// <summary>One coordinate system with what is drawn in it.</summary>
internal sealed class Panel
{
    public string Title { get; set; } = "";

    public Axis X { get; } = new();

    public Axis Y { get; } = new();

    public Axis Z { get; } = new();

    public List<Trace> Traces { get; } = [];

    public List<Annotation> Annotations { get; } = [];

    public List<ReferenceLine> ReferenceLines { get; } = [];

    /// <summary>Without axes: pictures and diagrams.</summary>
    public bool IsBare { get; set; }

    /// <summary>One unit is as long across as it is up.</summary>
    public bool IsSquare { get; set; }

    /// <summary>What the panel shows, where the traces alone do not tell.</summary>
    public string? Summary { get; set; }

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Traces.TrueForAll(trace => trace is XYTrace { X.Length: 0 } or BarTrace { X.Length: 0 });

    public bool IsSpace => Traces.Exists(trace => trace is SurfaceTrace or SpacePathTrace);

    /// <summary>The colour of notes on a coloured map, on which the page's own might vanish; null elsewhere.</summary>
    public string? Ink => Traces.Exists(trace => trace is ContourTrace or HeatTrace) ? "#1A1A1A" : null;

    /// <summary>Number of series so far that take a colour of their own.</summary>
    public int Series { get; set; }
}
