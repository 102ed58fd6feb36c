namespace DeepLearning.Notebook;

public sealed partial class Figure
{
    /// <summary>Figures in a row, or in several rows of a number of columns. Their titles stand over the panels.</summary>
    public static Figure SideBySide(params Figure[] figures) => Arrange(figures.Length, figures);

    /// <summary>Figures one below the other.</summary>
    public static Figure Stacked(params Figure[] figures) => Arrange(1, figures);

    /// <summary>Figures in rows of <paramref name="columns"/>.</summary>
    public static Figure Arrange(int columns, params Figure[] figures)
    {
        if (figures.Length == 0 || columns < 1)
            throw new ArgumentException("Figure.Arrange: expected at least one figure and one column");
        if (Array.Exists(figures, figure => figure.Model.Steps.Count > 0))
            throw new ArgumentException(
                "Figure.Arrange: a figure with a slider cannot be a panel; arrange the figures in each of its steps instead");
        foreach (var figure in figures)
        {
            if (figure.Model.Title.Length > 0)
                figure.Model.Panels[0].Title = figure.Model.Title;
        }
        return new Figure(new FigureModel([.. figures.SelectMany(figure => figure.Model.Panels)]) { Columns = columns });
    }

    /// <summary>
    /// A figure to play with: a slider chooses one of several drawings, all made now.
    /// <c>Figure.Slider("learning rate", [0.1, 0.5, 1], rate => Figure.Line(Descend(rate)))</c>
    /// </summary>
    /// <param name="name">What the slider sets.</param>
    /// <param name="values">Its positions.</param>
    /// <param name="draw">The figure at a position; every position has the same panels.</param>
    /// <param name="first">The position shown first, counted from 0.</param>
    public static Figure Slider<T>(string name, IEnumerable<T> values, Func<T, Figure> draw, int first = 0) =>
        Slider(name, values.Select(value => (PlainText.Of(value), draw(value))).ToList(), first);

    /// <summary>A figure to play with, from drawings that exist, such as one for each epoch of a training.</summary>
    public static Figure Slider(string name, IReadOnlyList<(string Label, Figure Figure)> steps, int first = 0)
    {
        if (steps.Count == 0)
            throw new ArgumentException($"Figure.Slider: no positions for {name}");
        var start = steps[0].Figure.Model;
        foreach (var (label, step) in steps)
        {
            var figure = step.Model;
            if (figure.Steps.Count > 0 || figure.Panels.Count != start.Panels.Count || figure.Columns != start.Columns)
            {
                throw new ArgumentException(
                    $"Figure.Slider: the figure at {name} = {label} has {Numbers.Count(figure.Panels.Count, "panel")}, "
                    + $"the first {Numbers.Text(start.Panels.Count)}; every position needs the same");
            }
        }
        return new Figure(new FigureModel([.. start.Panels])
        {
            Columns = start.Columns,
            Steps = [.. steps.Select(step => (step.Label, step.Figure.Model))],
            SliderName = name,
            FirstStep = Math.Clamp(first, 0, steps.Count - 1),
        });
    }
}
