namespace DeepLearning.Notebook;

public sealed partial class Figure
{
    private const int MostPictures = 100;
    private const double WidestGrid = 960;

    /// <summary>Pictures in rows, each with its caption.</summary>
    /// <param name="images">
    /// Shape: [height, width], [channels, height, width] or [count, channels, height, width] with 1 or 3 channels; also [count,
    /// height, width].
    /// </param>
    /// <param name="captions">A caption for each picture.</param>
    /// <param name="columns">Pictures in a row; by itself at most ten.</param>
    /// <remarks>Values 0 … 1 are black … white. Other values are stretched, smallest to black and largest to white.</remarks>
    public static Figure Images(Tensor images, IReadOnlyList<string>? captions = null, int columns = 0) =>
        ImageGrid(images, captions, columns, _ => null);

    /// <summary>Pictures with their true class and what a model took them for; a cross and another colour mark the mistakes.</summary>
    /// <param name="images">As in <see cref="Images(Tensor, IReadOnlyList{string}?, int)"/>.</param>
    /// <param name="truth">The right class of each, from 0.</param>
    /// <param name="predicted">The class that the model gave it, from 0.</param>
    /// <param name="classes">Names of the classes; by itself their numbers.</param>
    /// <param name="columns">Pictures in a row; by itself at most ten.</param>
    public static Figure Images(Tensor images, Values truth, Values predicted, IReadOnlyList<string>? classes = null, int columns = 0)
    {
        if (truth.Count != predicted.Count)
            throw new ArgumentException(
                $"Figure.Images: {Numbers.Text(truth.Count)} true classes for {Numbers.Text(predicted.Count)} predictions");
        string Name(double index) => classes is null ? Numbers.Text(index) : classes[(int)index];
        bool Right(int i) => truth[i] == predicted[i];
        var captions = Enumerable.Range(0, truth.Count)
            .Select(i => Right(i) ? $"✓ {Name(truth[i])}" : $"✗ {Name(predicted[i])}, is {Name(truth[i])}")
            .ToList();
        return ImageGrid(images, captions, columns, i => Right(i) ? null : Palette.Vermilion);
    }

    /// <summary>How often each true class (row) was taken for each class (column).</summary>
    /// <param name="counts">Counts, the true class down, the predicted across.</param>
    /// <param name="classes">Names of the classes; by itself their numbers.</param>
    public static Figure ConfusionMatrix(Grid counts, IReadOnlyList<string>? classes = null)
    {
        if (counts.Rows != counts.Columns)
            throw new ArgumentException($"Figure.ConfusionMatrix: {Numbers.Text(counts.Rows)} rows and {Numbers.Text(counts.Columns)} "
                + "columns; expected as many of one as of the other");
        classes ??= [.. Enumerable.Range(0, counts.Rows).Select(Numbers.Text)];
        var panel = new Panel { IsSquare = true, Summary = Confusions(counts, classes) };
        (panel.X.Categories, panel.Y.Categories, panel.Y.IsReversed) = (classes, classes, true);
        (panel.X.Label, panel.Y.Label) = ("predicted class", "true class");
        var largest = Math.Max(1, counts.Extent().To);
        panel.Traces.Add(new HeatTrace(
            "", counts, Values.Indices(counts.Columns).Numbers, Values.Indices(counts.Rows).Numbers, ColorScale.Counts, 0, largest)
        {
            ShowsScale = false,
        });
        if (counts.Rows <= 30)
            AnnotateCells(panel, counts, ColorScale.Counts, 0, largest, Numbers.Text);
        return new Figure(panel);
    }

    private static Figure ImageGrid(Tensor images, IReadOnlyList<string>? captions, int columns, Func<int, string?> color)
    {
        var pictures = Pictures.Of(images);
        var shown = Math.Min(pictures.Count, MostPictures);
        if (captions is not null && captions.Count != pictures.Count)
            throw new ArgumentException(
                $"Figure.Images: {Numbers.Count(captions.Count, "caption")} for {Numbers.Count(pictures.Count, "picture")}");
        var (height, width) = (pictures[0].Height, pictures[0].Width);
        // A picture is shown as wide as its caption needs, and large enough to see where there are few.
        var caption = captions is null ? 0 : Math.Min(240, captions.Max(text => SvgCanvas.WidthOf(text, 12)) + 8);
        var side = Math.Max(caption, shown switch { 1 => 240, <= 4 => 160, _ => 92 });
        if (columns <= 0)
            columns = (int)Math.Clamp(WidestGrid / side, 1, Math.Min(10, shown));
        side = Math.Max(side, Math.Min(width, WidestGrid / columns));
        var rows = (shown + columns - 1) / columns;
        // In units of a picture's width; below each a line of text.
        var (down, gap) = ((double)height / width, 0.08);
        var text = captions is null ? 0 : 20 / side;
        var panel = new Panel { IsBare = true, IsSquare = true };
        for (var i = 0; i < shown; i++)
        {
            var (left, top) = (i % columns * (1 + gap), -(i / columns) * (down + text + gap));
            panel.Traces.Add(new PictureTrace("", pictures[i], left, left + 1, top - down, top, Smooth: false));
            if (captions is not null)
                panel.Annotations.Add(new Annotation(left + 0.5, top - down - text / 2, captions[i]) { Color = color(i) });
        }
        (panel.X.From, panel.X.To) = (0, columns * (1 + gap) - gap);
        (panel.Y.From, panel.Y.To) = (-rows * (down + text + gap) + gap, 0);
        panel.Summary = $"{Numbers.Count(pictures.Count, "picture")} of {Numbers.Text(width)} × {Numbers.Text(height)} pixels"
            + (shown < pictures.Count ? $", the first {Numbers.Text(shown)} shown" : "")
            + (captions is null ? "" : ": " + string.Join(", ", captions.Take(20)) + (captions.Count > 20 ? " …" : ""));
        var total = (int)Math.Min(columns * side * (1 + gap) + 12, WidestGrid);
        var tall = (int)Math.Ceiling((total - 12) * (panel.Y.To.Value - panel.Y.From.Value) / panel.X.To.Value) + 16;
        return new Figure(new FigureModel(panel) { PanelSize = (total, tall) });
    }

    private static string Confusions(Grid counts, IReadOnlyList<string> classes)
    {
        var cells = Enumerable.Range(0, counts.Rows)
            .SelectMany(i => Enumerable.Range(0, counts.Columns).Select(j => (True: i, Predicted: j, Count: counts[i, j])))
            .ToList();
        var (all, right) = (cells.Sum(cell => cell.Count), cells.Where(cell => cell.True == cell.Predicted).Sum(cell => cell.Count));
        var worst = cells.Where(cell => cell.True != cell.Predicted && cell.Count > 0).OrderByDescending(cell => cell.Count).Take(3)
            .Select(cell => $"{classes[cell.True]} taken for {classes[cell.Predicted]} {Numbers.Count((int)cell.Count, "time")}").ToList();
        return $"Confusion matrix of {Numbers.Count(classes.Count, "class", "classes")}: {Numbers.Text(right)} of {Numbers.Text(all)} right"
            + (worst.Count == 0 ? "" : "; most often wrong: " + string.Join(", ", worst));
    }
}
