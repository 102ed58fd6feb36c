namespace DeepLearning.Notebook;

/// <summary>What a figure holds: its panels, labels and steps. The writers of Plotly's JSON, of SVG and of words read it.</summary>
internal sealed class FigureModel(params IReadOnlyList<Panel> panels)
{
    public IReadOnlyList<Panel> Panels { get; } = panels;

    /// <summary>How many panels stand side by side in a row.</summary>
    public int Columns { get; init; } = 1;

    public string Title { get; set; } = "";

    /// <summary>The author's words for what the figure shows; null: a sentence made from the data.</summary>
    public string? Alt { get; set; }

    public bool HasLegend { get; set; } = true;

    /// <summary>The size that the author asked for, in pixels; null: one that fits what is drawn.</summary>
    public (int Width, int Height)? Size { get; set; }

    /// <summary>The size of one panel, where what is drawn asks for another than usual.</summary>
    public (int Width, int Height)? PanelSize { get; init; }

    /// <summary>A slider's steps; empty in a figure without a slider.</summary>
    public IReadOnlyList<(string Label, FigureModel Figure)> Steps { get; init; } = [];

    public string SliderName { get; init; } = "";

    public int FirstStep { get; init; }

    public string AltText => Alt ?? Description.Of(this);

    public (int Width, int Height) PixelSize => Size ?? DefaultSize();

    /// <summary>The panels of all steps, in which labels that are set on a slider hold.</summary>
    public IEnumerable<Panel> EveryPanel => Steps.Count == 0 ? Panels : Steps.SelectMany(step => step.Figure.EveryPanel);

    /// <summary>The heading over a step: the figure's own, or the step's.</summary>
    public string HeadingAt(int step) => Title.Length > 0 ? Title : At(step).Title;

    /// <summary>A step's figure, or the figure itself where there is no slider.</summary>
    public FigureModel At(int step) => Steps.Count == 0 ? this : Steps[step].Figure;

    /// <summary>The axis ranges of every panel, the same in every step.</summary>
    public (Extent X, Extent Y, Extent Z)[] Extents() =>
        [.. Panels.Select((panel, i) => Extent.Of(Steps.Count == 0 ? [panel] : [.. Steps.Select(step => step.Figure.Panels[i])]))];

    private (int Width, int Height) DefaultSize()
    {
        if (Steps.Count > 0)
            return Steps[0].Figure.PixelSize;
        var columns = Math.Min(Columns, Panels.Count);
        var rows = (Panels.Count + columns - 1) / columns;
        var (width, height) = PanelSize ?? (Panels.All(panel => panel.IsSquare) ? SquareSize(columns == 1 ? 480 : 380)
            : Panels.Count > 1 ? (columns == 1 ? 640 : 420, columns == 1 ? 250 : 330)
            : (640, Panels[0].IsSpace ? 480 : 400));
        return (width * columns, height * rows + (HeadingAt(0).Length > 0 ? 28 : 0));
    }

    // Pictures and matrices take the room that their rows and columns need.
    private (int Width, int Height) SquareSize(int side)
    {
        var (x, y, _) = Extent.Of([Panels[0]]);
        var ratio = Math.Clamp(y.Length / x.Length, 0.2, 2);
        var width = x.Length > 1.5 * y.Length ? Math.Max(side, 720) : side;
        return (width, (int)Math.Round(width * ratio) + (Panels[0].IsBare ? 16 : 40));
    }
}
