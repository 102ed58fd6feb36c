namespace DeepLearning.Notebook;

public sealed partial class Figure
{
    private const int MostNeuronsDrawn = 12;

    /// <summary>A network as layers of neurons, every neuron joined to all of the next layer.</summary>
    /// <param name="layerSizes">Neurons in each layer, from input to output; of large layers only some are drawn.</param>
    /// <param name="weights">
    /// For each step between layers a matrix [to, from], as in <see cref="Linear.Weight"/>: thicker is larger, dashed is
    /// negative.
    /// </param>
    public static Figure Network(IReadOnlyList<int> layerSizes, IReadOnlyList<Grid>? weights = null)
    {
        if (layerSizes.Count < 2 || layerSizes.Any(size => size < 1))
            throw new ArgumentException("Figure.Network: expected at least two layers with at least one neuron each");
        var panel = new Panel
        {
            IsBare = true,
            Summary = $"Network with layers of {string.Join(", ", layerSizes.Select(Numbers.Text))} neurons"
                + (weights is null ? "" : "; thicker lines are larger weights, dashed ones negative"),
        };
        var half = (Math.Min(layerSizes.Max(), MostNeuronsDrawn) - 1) / 2.0;
        var largest = weights?.Max(matrix => Math.Max(Math.Abs(matrix.Extent().From), Math.Abs(matrix.Extent().To))) ?? 1;
        for (var layer = 0; layer + 1 < layerSizes.Count; layer++)
        {
            var from = Neurons(layerSizes[layer]);
            var to = Neurons(layerSizes[layer + 1]);
            if (weights is null)
                panel.Traces.Add(Segments(from.SelectMany(one => to.Select(other => (((double)layer, one.Y), (layer + 1.0, other.Y))))));
            else
            {
                panel.Traces.AddRange(from.SelectMany(one => to.Select(other =>
                    Weight(weights[layer][other.Index, one.Index], largest, (layer, one.Y), (layer + 1, other.Y)))));
            }
        }
        for (var layer = 0; layer < layerSizes.Count; layer++)
        {
            var y = Neurons(layerSizes[layer]).Select(neuron => neuron.Y).ToArray();
            var (name, color) = layer == 0 ? ("input", Palette.Sky)
                : layer == layerSizes.Count - 1 ? ("output", Palette.Vermilion)
                : ("hidden", Palette.Blue);
            panel.Traces.Add(new XYTrace("", [.. y.Select(_ => (double)layer)], y, false, true) { Size = 20, Color = color });
            panel.Annotations.Add(new Annotation(layer, -half - 0.85, $"{name} ({Numbers.Text(layerSizes[layer])})"));
            if (layerSizes[layer] > MostNeuronsDrawn)
                panel.Annotations.Add(new Annotation(layer, 0, "⋮") { Size = 20 });
        }
        (panel.X.From, panel.X.To) = (-0.4, layerSizes.Count - 0.6);
        (panel.Y.From, panel.Y.To) = (-half - 1.3, half + 0.6);
        return new Figure(new FigureModel(panel) { PanelSize = (Math.Max(420, 170 * layerSizes.Count), 360) });
    }

    /// <summary>
    /// A graph of what was computed from what, found by following a value's inputs:
    /// <c>Figure.Graph(loss, v => v.Inputs, v => v.Name)</c>.
    /// </summary>
    public static Figure Graph<T>(T result, Func<T, IEnumerable<T>> inputs, Func<T, string> label) where T : class
    {
        var nodes = new List<T>();
        var edges = new List<(int From, int To)>();
        var indices = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        int Visit(T node)
        {
            if (indices.TryGetValue(node, out var known))
                return known;
            var sources = inputs(node).Select(Visit).ToList();
            var index = indices[node] = nodes.Count;
            nodes.Add(node);
            edges.AddRange(sources.Select(source => (source, index)));
            return index;
        }
        Visit(result);
        return Graph([.. nodes.Select(label)], edges);
    }

    /// <summary>A graph from left to right: each node stands to the right of those that lead to it.</summary>
    /// <param name="labels">The nodes' texts; they may have several lines.</param>
    /// <param name="edges">Which node leads to which; there must be no circle.</param>
    public static Figure Graph(IReadOnlyList<string> labels, IReadOnlyList<(int From, int To)> edges)
    {
        var places = GraphLayout.Place(labels.Count, edges);
        var sources = edges.GroupBy(edge => edge.To).OrderBy(group => group.Key)
            .Select(group => $"{Spoken(group.Key)} from {string.Join(" and ", group.Select(edge => Spoken(edge.From)))}");
        string Spoken(int node) => labels[node].Replace('\n', ' ');
        var panel = new Panel
        {
            IsBare = true,
            Summary = $"Graph of {Numbers.Count(labels.Count, "node")}: {string.Join("; ", sources.Take(20))}",
        };
        for (var i = 0; i < labels.Count; i++)
            panel.Annotations.Add(new Annotation(places[i].X, places[i].Y, labels[i]) { Boxed = true });
        // In steps of three letters, so that the steps of a slider are of one width although a number gains a sign.
        var longest = (panel.Annotations.SelectMany(note => note.Lines).Max(line => line.Length) + 2) / 3 * 3;
        var tallest = panel.Annotations.Max(note => (note.Lines.Length - 1) * note.LineHeight);
        var (columns, low, high) = (places.Max(place => place.X) + 1, places.Min(place => place.Y), places.Max(place => place.Y));
        (panel.X.From, panel.X.To) = (-0.5, columns - 0.5);
        (panel.Y.From, panel.Y.To) = (low - 0.5, high + 0.5);
        var (width, height) =
            ((int)Math.Clamp(columns * (longest * 7 + 50), 300, 1200), (int)Math.Clamp((high - low + 1) * (60 + tallest), 120, 900));
        // Edges run from box to box, with an arrow before the second.
        var pixel = columns / width;
        double Half(int node) => pixel * (panel.Annotations[node].Lines.Max(line => SvgCanvas.WidthOf(line, 12)) / 2 + 9);
        var arrows = edges.Select(edge =>
        {
            var (from, to) = (places[edge.From], places[edge.To]);
            return (From: (from.X + Half(edge.From), from.Y), To: (X: to.X - Half(edge.To) - 6 * pixel, to.Y));
        }).ToList();
        panel.Traces.Add(Segments(arrows));
        panel.Traces.Add(new XYTrace("", [.. arrows.Select(arrow => arrow.To.X)], [.. arrows.Select(arrow => arrow.To.Y)], false, true)
        {
            Color = Palette.Grey,
            Marker = Marker.Arrow,
            Size = 8,
        });
        return new Figure(new FigureModel(panel) { PanelSize = (width, height) });
    }

    private static XYTrace Weight(double weight, double largest, (double X, double Y) from, (double X, double Y) to) =>
        new("", [from.X, to.X], [from.Y, to.Y], true, false)
        {
            Color = weight < 0 ? Palette.Vermilion : Palette.Blue,
            Dash = weight < 0 ? Dash.Dash : Dash.Solid,
            Width = 0.4 + 3.6 * Math.Abs(weight) / (largest > 0 ? largest : 1),
            Opacity = 0.85,
        };

    // Neurons spread evenly about the middle; of a large layer the first and last few, with a gap between.
    private static List<(int Index, double Y)> Neurons(int size)
    {
        if (size <= MostNeuronsDrawn)
            return [.. Enumerable.Range(0, size).Select(i => (i, (size - 1) / 2.0 - i))];
        const int half = MostNeuronsDrawn / 2 - 1;
        var first = Enumerable.Range(0, half).Select(i => (i, (MostNeuronsDrawn - 1) / 2.0 - i));
        var last = Enumerable.Range(0, half).Select(i => (size - 1 - i, i - (MostNeuronsDrawn - 1) / 2.0));
        return [.. first, .. last.Reverse()];
    }

    // Many lines as one series: a gap after each.
    private static XYTrace Segments(IEnumerable<((double X, double Y) From, (double X, double Y) To)> lines)
    {
        var points = lines.SelectMany(line => new[] { line.From, line.To, (X: double.NaN, Y: double.NaN) }).ToList();
        return new XYTrace("", [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)], true, false)
        {
            Color = Palette.Grey,
            Width = 1.2,
            Opacity = 0.7,
        };
    }
}
