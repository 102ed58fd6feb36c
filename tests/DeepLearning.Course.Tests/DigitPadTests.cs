namespace DeepLearning.Course.Tests;

public class DigitPadTests
{
    [Fact]
    public void A_digit_of_characters_is_scaled_to_twenty_rows_and_centred_by_its_ink()
    {
        var picture = DigitPad.FromText("""
            ........
            .#####..
            .....#..
            ....#...
            ...#....
            ...#....
            """);
        Assert.Equal([1, 1, 28, 28], picture.Shape.ToArray());
        var rows = picture.Reshape(28, 28).Sum(1).ToArray();
        Assert.Equal(20, rows.Count(ink => ink > 0));
        var centre = Enumerable.Range(0, 28).Sum(row => row * rows[row]) / rows.Sum();
        Assert.InRange(centre, 13.5, 14.5);
    }

    [Fact]
    public void Where_on_the_paper_the_digit_stands_does_not_matter() =>
        Assert.Equal(DigitPad.FromText("#\n#\n#").ToArray(), DigitPad.FromText("\n\n.....#\n     #\n     #\n").ToArray());

    [Fact]
    public void The_line_of_the_pad_is_read_back()
    {
        var rows = Enumerable.Repeat("", 28).ToArray();
        for (var row = 4; row < 24; row++) rows[row] = "000000000000f8";
        var picture = DigitPad.Read(string.Join('/', rows));
        Assert.Equal(20 * (1 + 8 / 15f), picture.Sum().Item(), 0.01f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("0/0/g")]
    public void What_is_not_a_drawing_is_refused(string text) =>
        Assert.Contains("not a drawing of the pad", Assert.Throws<ArgumentException>(() => DigitPad.Read(text)).Message);

    [Fact]
    public void An_empty_drawing_is_refused() =>
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => DigitPad.FromText(" . .\n. .")).Message);
}
