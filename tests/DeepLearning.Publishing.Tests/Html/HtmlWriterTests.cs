using DeepLearning.Publishing.Html;

namespace DeepLearning.Publishing.Tests.Html;

public class HtmlWriterTests
{
    [Fact]
    public void What_was_written_by_others_never_becomes_markup()
    {
        var html = new HtmlWriter().Element("p", "<b> & \"c\"", ("title", "\"><script>"), ("hidden", null)).ToString();
        Assert.Equal("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &quot;c&quot;</p>", html);
    }

    [Fact]
    public void A_page_is_not_ended_by_its_own_scripts_styles_or_data()
    {
        var page = new HtmlPage("a < b")
        {
            Theme = "dark",
            Styles = { "</style>" },
            Scripts = { "'</script>'" },
            Data = { ("d", "text/plain", "</script>") },
        };
        var html = page.Write("<main></main>");
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>a &lt; b</title>", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("</style").Length - 1);
        Assert.Equal(2, html.Split("</script").Length - 1);
    }
}
