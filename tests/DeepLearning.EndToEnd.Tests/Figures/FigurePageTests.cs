using DeepLearning.Notebook;
using DeepLearning.Notebook.Tests;

namespace DeepLearning.EndToEnd.Tests;

/// <summary>Figures as a browser shows them, with the network cut.</summary>
public sealed class FigurePageTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_figure_is_visible_on_light_and_dark_pages_even_without_scripts(bool dark, bool scripts)
    {
        var figures = FigureGallery.Kinds.ToList();
        var (page, requests) = await browser.OpenAsync(string.Concat(figures.Select(kind => kind.Value().ToHtml())), dark, scripts);
        for (var i = 0; i < figures.Count; i++)
        {
            var drawing = page.Locator("[data-dln-figure]").Nth(i).Locator(scripts ? "svg[role=img]" : "img").First;
            var picture = Png.Decode(await drawing.ScreenshotAsync());
            Assert.True(Inked(picture, dark ? (byte)0x1e : (byte)0xff) > 0.002, $"{figures[i].Key} is blank");
        }
        Assert.Empty(requests);
    }

    [Fact]
    public async Task A_label_runs_no_script()
    {
        var (page, _) = await browser.OpenAsync(FigureGallery.Kinds["hostile"]().ToHtml());
        Assert.Equal(0, await page.Locator("img").CountAsync());
        Assert.Equal(FigureGallery.Hostile, await page.Locator("svg text").First.TextContentAsync());
    }

    [Fact]
    public async Task The_slider_switches_drawings_without_Plotly()
    {
        var (page, _) = await browser.OpenAsync(FigureGallery.Kinds["slider"]().ToHtml());
        Assert.True(await page.Locator("[data-step='0']").IsVisibleAsync());
        await page.Locator("input[type=range]").FillAsync("1");
        Assert.False(await page.Locator("[data-step='0']").IsVisibleAsync());
        Assert.True(await page.Locator("[data-step='1']").IsVisibleAsync());
        Assert.Equal("0.5", await page.Locator("output").TextContentAsync());
    }

    [Fact]
    public async Task The_slider_works_where_scripts_run_away_from_their_place_as_in_Notebook_6()
    {
        var html = FigureGallery.Kinds["slider"]().ToHtml();
        var (page, _) = await browser.OpenAsync("<div id=\"outputs\"></div>");
        // The same figure twice, as a learner gets by running a cell twice.
        await page.EvaluateAsync(
            """
            html => {
              for (let i = 0; i < 2; i++) {
                const output = document.createElement('div');
                output.innerHTML = html;
                document.getElementById('outputs').append(output);
                const script = document.createElement('script');
                script.textContent = output.querySelector('script:not([type])').textContent;
                document.head.append(script);
              }
            }
            """,
            html);
        await page.Locator("input[type=range]").Nth(1).FillAsync("1");
        Assert.Equal(["0.1", "0.5"], await page.Locator("output").AllTextContentsAsync());
    }

    [Fact]
    public async Task Plotly_takes_over_where_the_page_has_it_and_the_drawing_stays_where_it_fails()
    {
        var html = FigureGallery.Kinds["line"]().ToHtml();
        var (page, _) = await browser.OpenAsync(
            "<script>window.Plotly = { newPlot: (plot, data, layout) => { plot.textContent = data.length + ' ' + layout.font.color; return "
                + "Promise.resolve(); } };</script>" + html, dark: true);
        await page.WaitForFunctionAsync("document.querySelector('[data-drawing]').hidden");
        Assert.Equal("2 rgb(221, 221, 221)", await page.Locator("[data-dln-figure] > div").Nth(1).TextContentAsync());

        (page, _) =
            await browser.OpenAsync("<script>window.Plotly = { newPlot: () => Promise.reject(new Error('no WebGL')) };</script>" + html);
        await page.WaitForTimeoutAsync(100);
        Assert.True(await page.Locator("svg[role=img]").IsVisibleAsync());
    }

    [Fact]
    public async Task Plotly_itself_accepts_every_figure()
    {
        var plotly = Plotly();
        if (plotly is null)
            Assert.Skip("needs plotly.js: install it with npm install plotly.js-dist-min in the repository's root");
        var (page, _) = await browser.OpenAsync("<div id=\"plot\"></div>");
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add(error);
        await page.AddScriptTagAsync(new() { Content = await File.ReadAllTextAsync(plotly) });
        foreach (var (name, figure) in FigureGallery.Kinds)
        {
            var found = await page.EvaluateAsync<string[]>(
                """
                async text => {
                  const figure = JSON.parse(text);
                  await Plotly.newPlot('plot', figure.data, figure.layout, figure.config);
                  for (const step of (figure.layout.sliders || []).flatMap(slider => slider.steps))
                    await Plotly.update('plot', ...step.args);
                  return (Plotly.validate(figure.data, figure.layout) || []).map(problem => problem.code + ': ' + problem.msg);
                }
                """,
                figure().ToJson().ToJsonString());
            // Attributes without effect here, such as the colour of a hidden grid, are not used; a trace without data is invisible;
            // a slider's arguments are of any kind, which Plotly's validation does not know.
            problems.AddRange((found ?? []).Where(problem => !problem.StartsWith("unused", StringComparison.Ordinal)
                && !problem.StartsWith("invisible", StringComparison.Ordinal) && !problem.Contains(".args[", StringComparison.Ordinal))
                .Select(problem => $"{name}: {problem}"));
            if (Inked(Png.Decode(await page.Locator("#plot").ScreenshotAsync()), 0xff) < 0.002)
                problems.Add($"{name} is blank");
        }
        Assert.Empty(problems);
    }

    // The share of pixels that are clearly not the page's own grey.
    static double Inked(Bitmap picture, byte ground)
    {
        var inked = 0;
        for (var i = 0; i < picture.Pixels.Length; i += picture.Channels)
        {
            if (picture.Pixels.AsSpan(i, 3).ToArray().Any(value => Math.Abs(value - ground) > 40))
                inked++;
        }
        return (double)inked / (picture.Width * picture.Height);
    }

    static string? Plotly()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "node_modules", "plotly.js-dist-min", "plotly.min.js");
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}
