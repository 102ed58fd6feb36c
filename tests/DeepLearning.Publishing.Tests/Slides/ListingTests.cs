using System.Text.Json.Nodes;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;
using DeepLearning.Publishing.Slides;

namespace DeepLearning.Publishing.Tests.Slides;

public class ListingTests
{
    private static string Shown(string source) =>
        Listing.OnASlide(new NotebookCell { Id = "c", Type = "code", Source = source, Metadata = new JsonObject() }).Code;

    [Theory]
    [InlineData("Figure.Line(x, y)\n    .Title(\"T\")\n    .Alt(\"A line, \\\"rising\\\" (slowly).\")", "Figure.Line(x, y)")]
    [InlineData("f.Alt(\"A.\").AddLine(x, z).XAxis(\"x\", 0, Math.Max(1, (a + b))).YAxis(\"y\");", "f.AddLine(x, z);")]
    [InlineData("Curve(w, 0).Title($\"at {0 - b / 5:0.0})\");", "Curve(w, 0);")]
    [InlineData("foreach (var t in books) Say(t.Title, t.Size);", "foreach (var t in books) Say(t.Title, t.Size);")]
    public void The_words_that_a_figure_shows_itself_are_not_shown_as_code(string source, string shown) =>
        Assert.Equal(shown, Shown(source));

    [Fact]
    public void A_long_listing_ends_early_and_says_so()
    {
        var shown = Shown(string.Join('\n', Enumerable.Range(1, 30).Select(i => $"Line({i});"))).Split('\n');
        Assert.Equal(12, shown.Length);
        Assert.Equal("Line(11);", shown[10]);
        Assert.Equal("// … and 19 more lines in the notebook", shown[11]);
    }

    [Fact]
    public void A_listing_that_fits_is_shown_whole() =>
        Assert.Equal(16, Shown(string.Join('\n', Enumerable.Repeat("x", 16))).Split('\n').Length);
}
