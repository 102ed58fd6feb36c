namespace DeepLearning.Notebook.Tests;

public sealed class DrawingPartsTests
{
    [Theory]
    [InlineData(0, 1, 5, new[] { "0.0", "0.2", "0.4", "0.6", "0.8", "1.0" })]
    [InlineData(-7, 12, 4, new[] { "−5", "0", "5", "10" })]
    [InlineData(0, 3e7, 3, new[] { "0", "1e+07", "2e+07", "3e+07" })]
    public void Ticks_stand_at_round_numbers(double from, double to, int about, string[] expected) =>
        Assert.Equal(expected, Ticks.Of(new Axis(), new Extent(from, to), about).Select(tick => tick.Label));

    [Fact]
    public void Ticks_of_a_logarithmic_axis_are_powers_of_ten() => Assert.Equal(
        ["10⁻⁴", "10⁻³", "0.01", "0.1", "1"],
        Ticks.Of(new Axis { IsLog = true }, new Extent(-4, 0), 6).Select(tick => tick.Label));

    [Fact]
    public void A_contour_of_a_slope_is_a_straight_line()
    {
        var pieces = MarchingSquares.Pieces(Grid.Of(4, 4, (_, column) => column), 1.5);
        Assert.Equal(3, pieces.Count);
        Assert.All(pieces, piece => Assert.Equal((1.5, 1.5), (piece.From.Column, piece.To.Column)));
    }

    [Theory]
    [InlineData(-0.8, 1)] // the middle is high and joins the high corners, so that the low corner (0, 1) is cut off
    [InlineData(-2.0, 0)] // the middle is low, so that the high corner (0, 0) is cut off
    public void On_a_saddle_the_middle_says_which_corners_are_joined(double low, double column)
    {
        var z = Grid.Of(2, 2, (i, j) => i == j ? 1 : low);
        var pieces = MarchingSquares.Pieces(z, 0);
        Assert.Equal(2, pieces.Count);
        var fromBottom = pieces.Single(piece => piece.From.Row == 0 || piece.To.Row == 0);
        Assert.Equal(column, fromBottom.From.Row == 0 ? fromBottom.To.Column : fromBottom.From.Column);
    }

    [Fact]
    public void Squares_with_a_height_that_is_not_finite_have_no_contour() =>
        Assert.Empty(MarchingSquares.Pieces(Grid.Of(2, 2, (row, column) => row + column == 2 ? double.NaN : column), 0.5));

    [Fact]
    public void Okabe_and_Itos_colours_stand_out_from_white_and_from_dark_pages()
    {
        // WCAG 2.2 asks 3 : 1 of graphical objects; the first four colours reach it on white and on VS Code's dark grey.
        static double Luminance(string hex)
        {
            var (r, g, b) = Palette.Rgb(hex);
            static double Part(byte value) =>
                value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
            return 0.2126 * Part(r) + 0.7152 * Part(g) + 0.0722 * Part(b);
        }
        static double Contrast(string a, string b) =>
            (Math.Max(Luminance(a), Luminance(b)) + 0.05) / (Math.Min(Luminance(a), Luminance(b)) + 0.05);
        for (var series = 0; series < 4; series++)
        {
            Assert.True(Contrast(Palette.Color(series), "#FFFFFF") >= 3.0 - 0.01, Palette.Color(series));
            Assert.True(Contrast(Palette.Color(series), "#1E1E1E") >= 3.0, Palette.Color(series));
        }
    }

    [Fact]
    public void Sequential_colours_grow_lighter_from_end_to_end()
    {
        var light = Enumerable.Range(0, 21)
            .Select(i => ColorScale.Sequential.At(i / 20.0))
            .Select(c => 0.299 * c.R + 0.587 * c.G + 0.114 * c.B)
            .ToList();
        Assert.Equal(light.Order(), light);
    }

    [Fact]
    public void A_matrix_is_painted_with_its_first_row_where_the_axis_wants_it()
    {
        Grid z = new double[,] { { 0, 0 }, { 1, double.NaN } };
        var onTop = Bitmaps.Heat(z, ColorScale.Grey, 0, 1, firstRowOnTop: true);
        Assert.Equal([0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0], onTop.Pixels);
        Assert.Equal([255, 255, 255, 255, 0, 0, 0, 0], Bitmaps.Heat(z, ColorScale.Grey, 0, 1, firstRowOnTop: false).Pixels[..8]);
    }
}
