using System.Net;
using System.Text.RegularExpressions;
using DeepLearning.Publishing.Html;

namespace DeepLearning.Publishing.Tests.Html;

public partial class CodeHtmlTests
{
    /// <summary>The groups of a line that stay whole, with the places between them at which it may be broken.</summary>
    private static string Groups(string code)
    {
        var html = CodeHtml.Listing(code, "csharp");
        var marked = html.Replace("<span class=\"whole\">", "[", StringComparison.Ordinal).Replace("<wbr>", "·", StringComparison.Ordinal);
        var groups = EndOfWhole().Replace(marked, match => match.Groups[1].Value + "]");
        return WebUtility.HtmlDecode(Tag().Replace(groups, ""));
    }

    [Theory]
    [InlineData("var x = Add(1, 2);", "[var x =] [Add(1,] [2);]")]
    [InlineData("return a + b * c;", "[return a] [+ b] [* c;]")]
    [InlineData("net.Forward(x).Softmax()", "[net.Forward(x)]·[.Softmax()]")]
    [InlineData("for (int i = 0; i < n; i++)", "[for (int i =] [0;] [i] [< n;] [i++)]")]
    [InlineData("Func<float, int> f = x => -x;", "[Func<float,] [int> f =] [x =>] [-x;]")]
    [InlineData("Say(\"a, b\");", "[Say(\"a, b\");]")]
    [InlineData("Go(); // then, rest", "[Go();] // then, rest")]
    [InlineData("Say($\"{a} is more than {b} by far\");", "[Say(]$\"{a} is more than {b} by far\"[);]")]
    public void A_line_is_broken_behind_a_comma_or_beside_an_operator_and_never_within_a_name(string code, string groups) =>
        Assert.Equal(groups, Groups(code));

    [Fact]
    public void Lines_go_on_indented_by_four_more_than_they_begin()
    {
        var html = CodeHtml.Listing("if (a)\n    b();\n", "csharp");
        Assert.Equal(["4", "8", "4"], Hang().Matches(html).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void A_comment_over_several_lines_is_coloured_on_each_and_no_sign_is_lost()
    {
        const string code = "/* one\n   two */ x < 1;\n\nvar y = \"\"\"\n  raw\n  \"\"\";";
        var html = CodeHtml.Listing(code, "csharp");
        Assert.Equal(2, html.Split("class=\"comment\"").Length - 1);
        Assert.Equal(code, WebUtility.HtmlDecode(Tag().Replace(html, "")));
    }

    [Fact]
    public void Another_language_keeps_its_text_and_gets_no_colours() =>
        Assert.DoesNotContain("keyword", CodeHtml.Listing("for x in y:", "python"), StringComparison.Ordinal);

    // A group ends where as many spans have ended as began within it.
    [GeneratedRegex(@"(?<=\[)((?:[^<\[]|<span class=""(?:keyword|number|text|comment)"">[^<]*</span>)*)</span>")]
    private static partial Regex EndOfWhole();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("--hang:([0-9]+)")]
    private static partial Regex Hang();
}
