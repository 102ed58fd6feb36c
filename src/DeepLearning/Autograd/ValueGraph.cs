using System.Net;

namespace DeepLearning;

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

        int width = columns * (BoxWidth + ColumnGap) - ColumnGap + 2 * Margin;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" " +
            $"viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.Append(
            CultureInfo.InvariantCulture, $"<title>Computation graph of {order.Count} numbers; the result is {result.Data:G4}</title>");
        foreach (Value value in order)
            foreach (Value input in value.Inputs)
                svg.Append(
                    CultureInfo.InvariantCulture, $"<path d=\"M{place[input].X + BoxWidth} {place[input].Y + BoxHeight / 2} " +
                    $"C{place[value].X - 20} {place[input].Y + BoxHeight / 2} {place[input].X + BoxWidth + 20} " +
                    $"{place[value].Y + BoxHeight / 2} {place[value].X} {place[value].Y + BoxHeight / 2}\" fill=\"none\" " +
                    $"stroke=\"#888\"/>");
        foreach (Value value in order) AppendBox(svg, value, place[value]);
        return svg.Append("</svg>").ToString();
    }

    private static void AppendBox(StringBuilder svg, Value value, (int X, int Y) at)
    {
        string name = string.Join(' ', new[] { value.Operation, value.Label }.Where(s => s.Length > 0));
        svg.Append(
            CultureInfo.InvariantCulture, $"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" " +
            $"rx=\"6\" fill=\"{(value.Inputs.Count == 0 ? "#fff7e0" : "#e6f0fb")}\" stroke=\"#456\"/>");
        svg.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{at.X + 8}\" y=\"{at.Y + 18}\" fill=\"#111\"><tspan " +
            $"font-weight=\"bold\">{WebUtility.HtmlEncode(name)}</tspan> {value.Data:G4}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at.X + 8}\" y=\"{at.Y + 36}\" fill=\"#555\">gradient {value.Grad:G4}</text>");
    }
}
