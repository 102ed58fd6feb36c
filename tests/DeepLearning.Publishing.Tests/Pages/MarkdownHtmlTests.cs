using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Tests.Pages;

public class MarkdownHtmlTests
{
    private static string Html(string markdown) => new MarkdownHtml(".").ToHtml(markdown);

    [Fact]
    public void Every_formula_stands_on_the_page_as_MathML_beside_its_TeX()
    {
        const string inline = "<span class=\"math\" data-tex=\"w_1 &lt; 2\"><math><mrow><msub><mi>w</mi><mn>1</mn></msub>";
        Assert.Contains(inline, Html("Where $w_1 < 2$ is."), StringComparison.Ordinal);
        Assert.Contains("<span class=\"math block\" data-tex=\"y = 2\"><math display=\"block\">", Html("$$\ny = 2\n$$"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_made_of_many_cells_has_one_place_for_each_name()
    {
        var markdown = new MarkdownHtml(".");
        Assert.Contains("id=\"quiz\"", markdown.ToHtml("## Quiz"), StringComparison.Ordinal);
        Assert.Contains("id=\"quiz-2\"", markdown.ToHtml("## Quiz"), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_other_lessons_become_text_and_those_to_the_web_stay()
    {
        Assert.Equal("<p>See lesson 3.</p>", Html("See [lesson 3](03-a.ipynb)."));
        Assert.Contains("<a href=\"https://example.org\">", Html("[there](https://example.org)"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_is_missing_is_one_clear_line()
    {
        var error = Assert.Throws<UserError>(() => Html("![a](no-such.png)"));
        Assert.Contains("no-such.png: the lesson shows this picture, but the file is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_in_prose_is_coloured_like_a_cell() =>
        Assert.Contains("<span class=\"keyword\">var</span>", Html("```csharp\nvar x = 1;\n```"), StringComparison.Ordinal);
}
