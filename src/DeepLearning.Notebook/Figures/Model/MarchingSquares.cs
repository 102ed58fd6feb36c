namespace DeepLearning.Notebook;

/// <summary>
/// Lines of equal height: in each square of four neighbours a straight piece between the edges on which the height is passed.
/// Source: Lorensen and Cline, Marching Cubes (1987), in two dimensions.
/// </summary>
internal static class MarchingSquares
{
    /// <summary>The pieces' ends, in rows and columns. A square with a height that is not finite has none.</summary>
    public static List<((double Row, double Column) From, (double Row, double Column) To)> Pieces(Grid z, double level)
    {
        var pieces = new List<((double, double), (double, double))>();
        Span<(double Row, double Column)> crossings = stackalloc (double, double)[4];
        for (var i = 0; i + 1 < z.Rows; i++)
        {
            for (var j = 0; j + 1 < z.Columns; j++)
            {
                if (!double.IsFinite(z[i, j] + z[i, j + 1] + z[i + 1, j] + z[i + 1, j + 1]))
                    continue;
                // Around the square: bottom, right, top, left.
                var count = 0;
                Cross(z, level, (i, j), (i, j + 1), crossings, ref count);
                Cross(z, level, (i, j + 1), (i + 1, j + 1), crossings, ref count);
                Cross(z, level, (i + 1, j + 1), (i + 1, j), crossings, ref count);
                Cross(z, level, (i + 1, j), (i, j), crossings, ref count);
                // On a saddle the middle says which two corners are joined.
                if (count == 4 && (z[i, j] > level) != (z.Between(i + 0.5, j + 0.5) > level))
                    (crossings[1], crossings[3]) = (crossings[3], crossings[1]);
                for (var k = 0; k + 1 < count; k += 2)
                    pieces.Add((crossings[k], crossings[k + 1]));
            }
        }
        return pieces;
    }

    private static void Cross(
        Grid z, double level, (int Row, int Column) from, (int Row, int Column) to, Span<(double, double)> crossings, ref int count)
    {
        var (a, b) = (z[from.Row, from.Column], z[to.Row, to.Column]);
        if (a > level == b > level)
            return;
        var part = (level - a) / (b - a);
        crossings[count++] = (from.Row + part * (to.Row - from.Row), from.Column + part * (to.Column - from.Column));
    }
}
