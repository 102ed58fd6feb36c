using System.Text.Json.Nodes;

namespace DeepLearning.Notebook;

/// <summary>
/// A chart or picture. Static methods make one, fluent methods label it and add to it, and a cell that ends with it shows it:
/// <c>Figure.Line(loss).Title("Loss").XAxis("epoch")</c>.
/// Programs that know Plotly draw it interactively; everywhere else it draws itself, without a network.
/// </summary>
public sealed partial class Figure : IDisplayable
{
    private Figure(params IReadOnlyList<Panel> panels)
        : this(new FigureModel(panels))
    {
    }

    private Figure(FigureModel model) => Model = model;

    /// <summary>What the figure holds.</summary>
    internal FigureModel Model { get; }

    /// <summary>What the figure shows, in words, for readers who do not see it: the author's text, or one made from the data.</summary>
    public string AltText => Model.AltText;

    /// <summary>Width and height in pixels.</summary>
    public (int Width, int Height) PixelSize => Model.PixelSize;

    /// <summary>Sets the heading.</summary>
    public Figure Title(string title)
    {
        Model.Title = title;
        return this;
    }

    /// <summary>Says in words what the figure shows, in place of the sentence that is made from the data.</summary>
    public Figure Alt(string alt)
    {
        Model.Alt = alt;
        return this;
    }

    /// <summary>Sets width and height in pixels; on a narrow page the figure shrinks.</summary>
    public Figure Size(int width, int height)
    {
        Model.Size = (Math.Max(80, width), Math.Max(60, height));
        return this;
    }

    /// <summary>Shows or hides the legend. It appears by itself when there is more than one named series.</summary>
    public Figure Legend(bool shown)
    {
        Model.HasLegend = shown;
        return this;
    }

    /// <summary>Labels the horizontal axis.</summary>
    /// <param name="label">What it measures, with its unit.</param>
    /// <param name="from">Where it starts; by itself it fits the data.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="log">Whether equal distances are equal ratios.</param>
    public Figure XAxis(string label, double? from = null, double? to = null, bool log = false) =>
        Set(panel => panel.X, label, from, to, log);

    /// <summary>Labels the vertical axis; see <see cref="XAxis"/>.</summary>
    public Figure YAxis(string label, double? from = null, double? to = null, bool log = false) =>
        Set(panel => panel.Y, label, from, to, log);

    /// <summary>Writes names along the horizontal axis, in the places 0, 1, 2 …, as a bar chart has them.</summary>
    public Figure XNames(params IReadOnlyList<string> names)
    {
        Last.X.Categories = names;
        return this;
    }

    /// <summary>Labels the axis that stands upright in a surface; see <see cref="XAxis"/>.</summary>
    public Figure ZAxis(string label, double? from = null, double? to = null) => Set(panel => panel.Z, label, from, to, false);

    /// <summary>Writes a note at a place in the figure.</summary>
    public Figure Annotate(double x, double y, string text)
    {
        foreach (var panel in Model.EveryPanel)
            panel.Annotations.Add(new Annotation(x, y, text) { Arrow = true });
        return this;
    }

    /// <summary>Draws a vertical line across the figure.</summary>
    public Figure AddVerticalLine(double x, string label = "") => AddReference(new ReferenceLine(true, x, label));

    /// <summary>Draws a horizontal line across the figure.</summary>
    public Figure AddHorizontalLine(double y, string label = "") => AddReference(new ReferenceLine(false, y, label));

    /// <summary>The figure as Plotly's JSON: <c>{ data, layout, config }</c>.</summary>
    public JsonObject ToJson() => PlotlyWriter.Write(Model);

    /// <summary>The figure as an SVG drawing for a file; of a slider's steps the first one shown.</summary>
    public string ToSvg() => SvgFigure.Draw(Model, Model.FirstStep, isFile: true);

    /// <summary>The figure as HTML that needs nothing else: a drawing, and Plotly in its place where the page has it.</summary>
    public string ToHtml() => FigureHtml.Write(this);

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle()
    {
        var text = AltText;
        return MimeBundle.Text($"Figure: {text}")
            .With(MimeType.Html, ToHtml())
            .With(MimeType.Plotly, ToJson(), new JsonObject { ["alt"] = text });
    }

    /// <summary>What the figure shows, in words.</summary>
    public override string ToString() => $"Figure: {AltText}";

    private Figure AddReference(ReferenceLine line)
    {
        foreach (var panel in Model.EveryPanel)
            panel.ReferenceLines.Add(line);
        return this;
    }

    private Figure Set(Func<Panel, Axis> axisOf, string label, double? from, double? to, bool log)
    {
        foreach (var panel in Model.EveryPanel)
        {
            var axis = axisOf(panel);
            (axis.Label, axis.From, axis.To, axis.IsLog) = (label, from, to, log);
            if (log && from <= 0)
                throw new ArgumentOutOfRangeException(
                    nameof(from), $"Figure: a logarithmic axis cannot start at {Numbers.Text(from.Value)}");
        }
        return this;
    }

    private Panel Last => Model.Panels[^1];
}
