using System.Runtime.Loader;
using System.Text.Json.Nodes;
using DeepLearning.Notebook;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;
using OurFigure = DeepLearning.Notebook.Figure;

namespace DeepLearning.Plotly.Tests;

public sealed class ChartDisplayTests
{
    static ChartDisplayTests() => ChartDisplay.Install();

    public static TheoryData<string> Figures => [.. DeepLearning.Notebook.Tests.FigureGallery.Kinds.Keys];

    [Theory]
    [InlineData("line", "Training. Line chart; horizontal axis: epoch; series: loss.", true)]
    [InlineData("scatter", "Scatter chart.", true)]
    [InlineData("bar", "Bar chart.", true)]
    [InlineData("histogram", "Histogram.", true)]
    [InlineData("heat map", "Heat map.", true)]
    [InlineData("surface", "Surface.", true)]
    [InlineData("pie", "Pie chart.", false)]
    public void A_chart_says_what_it_shows_and_is_drawn_or_listed_without_a_script(string kind, string alt, bool drawn)
    {
        var bundle = Formatter.ToMimeBundle(SevenCharts.Kinds[kind]());
        Assert.Equal("Figure: " + alt, bundle.PlainText);
        Assert.Equal(alt, (string?)bundle.Metadata[MimeType.Plotly]["alt"]);
        var html = (string)bundle.Data[MimeType.Html];
        Assert.Contains($"aria-label=\"{alt}\"", html, StringComparison.Ordinal);
        Assert.Equal(drawn, html.Contains("data:image/svg+xml;base64,", StringComparison.Ordinal));
        Assert.Equal(!drawn, html.Contains("<table>", StringComparison.Ordinal));
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_author_s_words_stand_for_ours()
    {
        var chart = SevenCharts.Kinds["line"]();
        Assert.Equal("Figure: falls", Formatter.ToMimeBundle(chart.WithAlt("falls")).PlainText);
        // The chart that it was made of keeps its own.
        Assert.StartsWith("Figure: Training.", Formatter.ToMimeBundle(chart).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_ends_neither_the_script_nor_an_attribute()
    {
        const string hostile = "</script><img src=x onerror=alert(1)> \"a\"";
        var html = (string)Formatter.ToMimeBundle(SevenCharts.Kinds["line"]().WithTitle(hostile).WithAlt(hostile)).Data[MimeType.Html];
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_look_stands_in_a_template_behind_what_the_author_set()
    {
        var figure = FigureOf(Chart.Point<double, double, string>(new[] { 1.0 }, new[] { 2.0 }, MarkerColor: Color.fromString("red")));
        Assert.Equal("red", (string?)figure["data"]![0]!["marker"]!["color"]);
        Assert.Equal("#0072B2", (string?)figure["layout"]!["template"]!["layout"]!["colorway"]![0]);
        Assert.Equal((640, 400), ((int)figure["layout"]!["width"]!, (int)figure["layout"]!["height"]!));
    }

    [Fact]
    public void A_template_that_the_author_chose_stays()
    {
        var layout = new Layout();
        layout.SetProperty("template", ChartTemplates.dark);
        var figure = FigureOf(GenericChart.addLayout(layout, SevenCharts.Kinds["line"]()));
        Assert.NotEqual("#0072B2", (string?)figure["layout"]!["template"]!["layout"]!["colorway"]?[0]);
    }

    [Fact]
    public void Titles_given_as_text_get_the_form_that_plotly_js_reads_wherever_they_stand()
    {
        var figure = JsonNode.Parse("""
            {
              "data": [ { "type": "pie", "title": "p", "titleposition": "top left" },
                        { "type": "heatmap", "z": [[1]], "colorbar": { "title": "c", "titleside": "right" },
                "customdata": [{ "title": "mine" }] } ],
              "layout": { "title": "t", "titlefont": { "size": 9 }, "xaxis": { "title": "x" }, "legend": { "title": "l" },
                          "scene": { "zaxis": { "title": "z" } }, "coloraxis": { "colorbar": { "title": "ca" } },
                "polar": { "radialaxis": { "title": "r" } } }
            }
            """)!.AsObject();
        ChartTitles.Mend(figure);
        var (data, layout) = (figure["data"]!, figure["layout"]!);
        Assert.Equal("""{"text":"p","position":"top left"}""", data[0]!["title"]!.ToJsonString());
        Assert.Equal("""{"text":"c","side":"right"}""", data[1]!["colorbar"]!["title"]!.ToJsonString());
        Assert.Equal("mine", (string?)data[1]!["customdata"]![0]!["title"]);
        Assert.Equal("""{"text":"t","font":{"size":9}}""", layout["title"]!.ToJsonString());
        foreach (var part in new[] { layout["xaxis"], layout["legend"], layout["scene"]!["zaxis"], layout["coloraxis"]!["colorbar"],
            layout["polar"]!["radialaxis"] })
            Assert.NotNull((string?)part!["title"]!["text"]);
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_of_ours_is_the_same_figure_as_a_chart(string kind)
    {
        var figure = DeepLearning.Notebook.Tests.FigureGallery.Kinds[kind]();
        var ours = figure.ToJson();
        var chart = ChartJson.Write(figure.ToChart());
        Assert.Equal(ours["data"]!.AsArray().Count, chart["data"]!.AsArray().Count);
        Assert.Equal(
            ours["data"]![0]!.AsObject().Select(pair => pair.Key).Order(), chart["data"]![0]!.AsObject().Select(pair => pair.Key).Order());
        Assert.Equal(
            ours["layout"]!.AsObject().Select(pair => pair.Key).Order(), chart["layout"]!.AsObject().Select(pair => pair.Key).Order());
        Assert.Equal("Figure: " + figure.AltText, Formatter.ToMimeBundle(figure.ToChart()).PlainText);
    }

    [Fact]
    public void A_figure_goes_further_as_a_chart()
    {
        var chart = OurFigure.Line([3, 2, 1]).Title("Loss").XAxis("epoch").ToChart()
            .WithXAxisStyle<double, double, string>(ShowGrid: false)
            .WithTitle("Loss, again");
        var layout = FigureOf(chart)["layout"]!;
        Assert.Equal("epoch", (string?)layout["xaxis"]!["title"]!["text"]);
        Assert.False((bool)layout["xaxis"]!["showgrid"]!);
        Assert.Equal("Loss, again", (string?)layout["title"]!["text"]);
    }

    [Fact]
    public void Another_Plotly_NET_than_ours_is_shown_by_its_own_toJson()
    {
        var context = new AssemblyLoadContext("another", isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(typeof(GenericChart).Assembly.Location);
        ChartDisplay.Install(assembly);
        var type = assembly.GetType("Plotly.NET.GenericChart")!;
        Assert.NotSame(typeof(GenericChart), type);
        var trace = Activator.CreateInstance(assembly.GetType("Plotly.NET.Trace2D")!, "bar")!;
        trace.GetType().GetMethod("SetProperty")!.Invoke(trace, ["y", new[] { 1, 2 }]);
        var chart = type.GetMethod("ofTraceObject")!.Invoke(null, [true, trace]);
        var bundle = Formatter.ToMimeBundle(chart);
        Assert.Equal("Figure: Bar chart.", bundle.PlainText);
        Assert.Contains("data:image/svg+xml;base64,", (string)bundle.Data[MimeType.Html], StringComparison.Ordinal);
        context.Unload();
    }

    [Fact]
    public void The_plotly_js_that_Jupyter_serves_is_in_the_package() =>
        Assert.StartsWith("/**\n* plotly.js v", System.Text.Encoding.UTF8.GetString(PlotlyScript.Read()), StringComparison.Ordinal);

    private static JsonObject FigureOf(GenericChart chart) => (JsonObject)ChartDisplay.ToMimeBundle(chart).Data[MimeType.Plotly];
}
