using System.Text.Json.Nodes;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Tests.Pages;

public class HandoutPageTests
{
    private static string Page(params NotebookCell[] cells) =>
        HandoutPage.Write(new NotebookDocument { Metadata = new JsonObject { ["title"] = "A & B" }, Cells = [.. cells] }, ".");

    private static NotebookCell Code(string source, params JsonObject[] outputs) =>
        new() { Id = "a", Type = "code", Source = source, Outputs = [.. outputs] };

    [Fact]
    public void Text_formulae_code_and_outputs_stand_on_the_page()
    {
        var page = Page(
            new NotebookCell { Id = "t", Type = "markdown", Source = "# Title\n\nWhere $z_1$ is:" },
            Code("var x = 1; // one", new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "<1>" }));
        Assert.Contains("<title>A &amp; B</title>", page, StringComparison.Ordinal);
        Assert.Contains("<msub><mi>z</mi><mn>1</mn></msub>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"keyword\">var</span> x =</span> <span class=\"whole\"><span class=\"number\">1</span>;</span>",
            page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"comment\">// one</span>", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"output stdout\">&lt;1&gt;</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_keeps_its_alt_text_and_the_richest_form_of_an_output_is_shown()
    {
        var picture = new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["image/png"] = "AAAA", ["text/plain"] = "a \"digit\"" }
        };
        var table = new JsonObject
        {
            ["output_type"] = "execute_result",
            ["data"] = new JsonObject { ["text/html"] = "<table></table>", ["text/plain"] = "plain" }
        };
        var page = Page(Code("1", picture, table));
        Assert.Contains("<img alt=\"a &quot;digit&quot;\" src=\"data:image/png;base64,AAAA\">", page, StringComparison.Ordinal);
        Assert.Contains("<table></table>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("plain", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_shows_itself_and_hidden_code_is_folded()
    {
        var data = new JsonObject { ["application/vnd.plotly.v1+json"] = new JsonObject(), ["text/html"] = "<div>drawn</div>" };
        var cell = Code("1", new JsonObject { ["output_type"] = "display_data", ["data"] = data });
        cell.Metadata["tags"] = new JsonArray("hide-input");
        var page = Page(cell);
        Assert.Contains("<div class=\"output-html\"><div>drawn</div></div>", page, StringComparison.Ordinal);
        Assert.Contains("<details><summary>Code</summary><pre class=\"code\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_the_network_for_nothing() =>
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", Page(new NotebookCell { Id = "t", Type = "markdown", Source = "# T" }, Code("1")));
}
