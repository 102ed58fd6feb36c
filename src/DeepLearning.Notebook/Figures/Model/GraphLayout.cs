namespace DeepLearning.Notebook;

/// <summary>Places a graph's nodes: columns by the longest way from a source, rows near those that they come from.</summary>
internal static class GraphLayout
{
    /// <exception cref="ArgumentException">The edges go round in a circle, or name a node that does not exist.</exception>
    public static (double X, double Y)[] Place(int count, IReadOnlyList<(int From, int To)> edges)
    {
        if (count == 0 || edges.Any(edge => edge.From < 0 || edge.To < 0 || edge.From >= count || edge.To >= count))
            throw new ArgumentException($"Figure.Graph: expected at least one node and edges between nodes 0 to {Numbers.Text(count - 1)}");
        var column = new int[count];
        for (var round = 0; edges.Any(edge => column[edge.To] <= column[edge.From]); round++)
        {
            if (round > count)
                throw new ArgumentException("Figure.Graph: the edges go round in a circle");
            foreach (var (from, to) in edges)
                column[to] = Math.Max(column[to], column[from] + 1);
        }
        // A node without inputs stands right before its first use.
        for (var i = 0; i < count; i++)
        {
            var uses = edges.Where(edge => edge.From == i).Select(edge => column[edge.To]).ToList();
            if (uses.Count > 0 && edges.All(edge => edge.To != i))
                column[i] = uses.Min() - 1;
        }
        var places = new (double X, double Y)[count];
        for (var x = 0; x <= column.Max(); x++)
        {
            var inColumn = Enumerable.Range(0, count).Where(i => column[i] == x).OrderByDescending(HeightOfInputs).ToList();
            for (var k = 0; k < inColumn.Count; k++)
                places[inColumn[k]] = (x, (inColumn.Count - 1) / 2.0 - k);
        }
        return places;

        double HeightOfInputs(int node) =>
            edges.Where(edge => edge.To == node).Select(edge => places[edge.From].Y).DefaultIfEmpty(-node * 1e-3).Average();
    }
}
