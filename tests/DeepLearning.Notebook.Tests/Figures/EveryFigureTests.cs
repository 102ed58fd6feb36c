using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace DeepLearning.Notebook.Tests;

/// <summary>What holds for every kind of figure.</summary>
public sealed class EveryFigureTests
{
    private static readonly string[] KnownTypes = ["scatter", "bar", "heatmap", "contour", "surface", "scatter3d"];

    public static TheoryData<string> Names => FigureGallery.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_JSON_is_a_Plotly_figure_whose_parts_fit_together(string name)
    {
        var figure = (JsonObject)JsonNode.Parse(FigureGallery.Kinds[name]().ToJson().ToJsonString())!;
        var layout = figure["layout"]!.AsObject();
        Assert.NotEmpty(figure["data"]!.AsArray());
        foreach (var trace in figure["data"]!.AsArray())
        {
            Assert.Contains((string?)trace!["type"], KnownTypes);
            if (trace["scene"] is { } scene)
                Assert.True(layout.ContainsKey((string)scene!), $"no layout for {scene}");
            else
                Assert.True(
                    layout.ContainsKey(Long(trace["xaxis"]!)) && layout.ContainsKey(Long(trace["yaxis"]!)), "no layout for an axis");
            if (trace["z"] is JsonArray { Count: > 0 } z && z[0] is JsonArray row)
                Assert.Equal((trace["y"]!.AsArray().Count, trace["x"]!.AsArray().Count), (z.Count, row.Count));
            else
                Assert.Equal(trace["x"]!.AsArray().Count, trace["y"]!.AsArray().Count);
        }
        foreach (var (key, axis) in layout.Where(entry => entry.Key.StartsWith("xaxis", StringComparison.Ordinal)
            || entry.Key.StartsWith("yaxis", StringComparison.Ordinal)))
        {
            Assert.All(axis!["range"]!.AsArray(), end => Assert.True(double.IsFinite((double)end!), key));
            Assert.All(axis["domain"]!.AsArray(), end => Assert.InRange((double)end!, 0, 1.0001));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_same_bytes_every_time_and_in_every_country(string name)
    {
        var first = FigureGallery.Kinds[name]();
        var (html, json) = (first.ToHtml(), first.ToJson().ToJsonString());
        using var german = new GermanCulture();
        var again = FigureGallery.Kinds[name]();
        Assert.Equal(json, again.ToJson().ToJsonString());
        Assert.Equal(html, again.ToHtml());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_in_words_what_it_shows(string name)
    {
        var bundle = FigureGallery.Kinds[name]().ToMimeBundle();
        var alt = bundle.PlainText["Figure: ".Length..];
        Assert.InRange(alt.Length, 12, 1500);
        Assert.Contains($" alt=\"{System.Net.WebUtility.HtmlEncode(alt)}\"", (string)bundle.Data[MimeType.Html], StringComparison.Ordinal);
        Assert.Equal(alt, (string?)((JsonObject)bundle.Data[MimeType.Plotly])["layout"]!["meta"]!["alt"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_drawing_is_well_formed_needs_no_network_and_shares_a_page(string name)
    {
        var drawing = XDocument.Parse(FigureGallery.Kinds[name]().ToSvg());
        foreach (var attribute in drawing.Descendants().Attributes())
        {
            Assert.NotEqual("id", attribute.Name.LocalName);
            Assert.DoesNotContain("NaN", attribute.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", attribute.Value, StringComparison.Ordinal);
            if (attribute.Name.LocalName is "href" or "src")
                Assert.StartsWith("data:image/png;base64,", attribute.Value, StringComparison.Ordinal);
        }
        Assert.Contains(drawing.Descendants(), element => element.Name.LocalName is "path" or "rect" or "image");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_label_can_end_its_script_or_open_an_element(string name)
    {
        var html = FigureGallery.Kinds[name]().ToHtml();
        Assert.Equal(2, html.Split("</script>").Length - 1);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    private static string Long(JsonNode axis) => ((string)axis!).Insert(1, "axis");
}
