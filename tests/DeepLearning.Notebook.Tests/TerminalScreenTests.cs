namespace DeepLearning.Notebook.Tests;

public sealed class TerminalScreenTests
{
    private const string Escape = "\x1b[";

    [Theory]
    [InlineData("one\ntwo", "one\ntwo")]
    [InlineData("10 %\r20 %\n", "20 %")]
    [InlineData("long line\rshort", "shortline")]
    [InlineData("a\nb\nc^[2A^[KX\n", "aX\nb\nc")]
    [InlineData("a\nb\nc^[2F^[KX\n", "X\nb\nc")]
    [InlineData("abc^[2Dx", "axc")]
    [InlineData("abc\r^[1Cx", "axc")]
    [InlineData("abc^[2Gx", "axc")]
    [InlineData("abcd^[2D^[1K", "  cd")]
    [InlineData("abcd^[2K", "")]
    [InlineData("a\nb\nc^[2;1HX", "a\nX\nc")]
    [InlineData("a\nb\nc^[1A\r^[J", "a")]
    [InlineData("a\nb^[2J^[1;1Hc", "c")]
    [InlineData("a^[9Ab", "ab")]
    [InlineData("12^[?25l3\b4", "124")]
    [InlineData("^[999;1Hend", "end")]
    public void Text_stands_where_a_terminal_would_put_it(string written, string shown) =>
        Assert.Equal(shown, Screen(written).PlainText);

    [Theory]
    [InlineData("^[31mred^[0m plain", "<pre><span style=\"color:#d1434b\">red</span> plain</pre>")]
    [InlineData("^[1;4mx^[22my^[24mz", "<pre><span style=\"font-weight:bold;text-decoration:underline\">x</span>"
        + "<span style=\"text-decoration:underline\">y</span>z</pre>")]
    [InlineData("^[38;2;1;2;255mx^[39my", "<pre><span style=\"color:#0102ff\">x</span>y</pre>")]
    [InlineData("^[38;5;196mx^[0m^[48;5;244my",
        "<pre><span style=\"color:#ff0000\">x</span><span style=\"background:#808080\">y</span></pre>")]
    [InlineData("1 < 2 & ^[mx", "<pre>1 &lt; 2 &amp; x</pre>")]
    public void Colours_become_HTML(string written, string html) => Assert.Equal(html, Screen(written).Data["text/html"]);

    [Fact]
    public void A_sequence_may_be_cut_anywhere()
    {
        const string whole = "a\nb\x1b[1A\x1b[38;5;196mX\x1b[0m";
        var expected = Screen(whole);
        for (var cut = 0; cut <= whole.Length; cut++)
        {
            var screen = new TerminalScreen();
            screen.Write(whole[..cut]);
            screen.Write(whole[cut..]);
            Assert.Equal(expected.Data["text/html"], screen.ToMimeBundle().Data["text/html"]);
        }
    }

    [Fact]
    public void A_long_run_keeps_its_last_lines()
    {
        var screen = new TerminalScreen();
        for (var i = 0; i < 1000; i++) screen.Write($"{i}\n");
        var lines = screen.ToMimeBundle().PlainText.Split('\n');
        Assert.InRange(lines.Length, 100, 400);
        Assert.Equal("999", lines[^1]);
    }

    private static MimeBundle Screen(string written)
    {
        var screen = new TerminalScreen();
        screen.Write(written.Replace("^[", Escape, StringComparison.Ordinal));
        return screen.ToMimeBundle();
    }
}
