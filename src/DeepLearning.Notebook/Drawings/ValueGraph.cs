namespace DeepLearning.Notebook;

/// <summary>Draws how a <see cref="Value"/> was computed: inputs left, result right, each number with its gradient.</summary>
public static class ValueGraph
{
    private const int BoxWidth = 132, BoxHeight = 46, ColumnGap = 56, RowGap = 18, Margin = 10;

    /// <summary>The graph as SVG, readable on light and dark pages, with a sentence for screen readers.</summary>
    /// <param name="result">The number whose graph to draw.</param>
    public static string ToSvg(Value result)
    {
        IReadOnlyList<Value> order = result.Graph();
        var column = new Dictionary<Value, int>();
        foreach (Value value in order) column[value] = value.Inputs.Count == 0 ? 0 : value.Inputs.Max(i => column[i]) + 1;
        // A given number stands just before its first use, so that lines stay short.
        foreach (Value value in order.Where(v => v.Inputs.Count == 0 && v != result))
            column[value] = order.Where(v => v.Inputs.Contains(value)).Min(v => column[v]) - 1;
        int columns = column.Values.Max() + 1;

        var place = new Dictionary<Value, (int X, int Y)>();
        int rows = column.GroupBy(p => p.Value).Max(g => g.Count()), height = rows * (BoxHeight + RowGap) - RowGap + 2 * Margin;
        foreach (var group in order.GroupBy(v => column[v]))
        {
            int count = group.Count(), top = (height - count * (BoxHeight + RowGap) + RowGap) / 2, row = 0;
            foreach (Value value in group) place[value] = (Margin + group.Key * (BoxWidth + ColumnGap), top + row++ * (BoxHeight + RowGap));
        }

        var svg = new SvgCanvas();
        svg.Open(columns * (BoxWidth + ColumnGap) - ColumnGap + 2 * Margin, height,
            FormattableString.Invariant($"Computation graph of {order.Count} numbers; the result is {result.Data:G4}"));
        foreach (Value value in order)
            foreach (Value input in value.Inputs) Connect(svg, place[input], place[value]);
        foreach (Value value in order) Box(svg, value, place[value]);
        svg.Close();
        return svg.ToString();
    }

    private static void Connect(SvgCanvas svg, (int X, int Y) input, (int X, int Y) value)
    {
        int left = input.X + BoxWidth, from = input.Y + BoxHeight / 2, to = value.Y + BoxHeight / 2;
        svg.Path(FormattableString.Invariant($"M{left} {from}C{value.X - 20} {from} {left + 20} {to} {value.X} {to}"), "#888", 1);
    }

    private static void Box(SvgCanvas svg, Value value, (int X, int Y) at)
    {
        string name = string.Join(' ', new[] { value.Operation, value.Label }.Where(s => s.Length > 0));
        svg.Rectangle(at.X, at.Y, BoxWidth, BoxHeight, value.Inputs.Count == 0 ? "#fff7e0" : "#e6f0fb", stroke: "#456", radius: 6);
        svg.Text(at.X + 8, at.Y + 18, name, "start", color: "#111", bold: true);
        svg.Text(at.X + BoxWidth - 8, at.Y + 18, FormattableString.Invariant($"{value.Data:G4}"), "end", color: "#111");
        svg.Text(at.X + 8, at.Y + 36, FormattableString.Invariant($"gradient {value.Grad:G4}"), "start", color: "#555");
    }
}
