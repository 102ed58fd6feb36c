using System.Text.Json;
using DeepLearning.Tests.Jupyter;
using Microsoft.Playwright;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>Charts of Plotly.NET in Jupyter Notebook 6, with nothing but the Jupyter server in reach.</summary>
[Collection(JupyterCollection.Name)]
public class PlotlyChartPageTests(InstalledKernel kernel)
{
    private const float Patience = 240_000;

    // A cell each, and what the chart draws: the heading stands for its title, the marks for its data.
    private static readonly (string Code, string Marks)[] Charts =
    [
        ("Chart.Line<int, double, string>(new[] { 1, 2, 3 }, new[] { 0.9, 0.4, 0.2 }, Name: \"loss\")", ".scatterlayer .js-line"),
        ("Chart.Point<double, double, string>(new[] { 1.0, 2, 3 }, new[] { 3.0, 1, 2 })", ".scatterlayer .point"),
        ("Chart.Column<int, string, string>(new[] { 3, 5 }, Keys: new[] { \"a\", \"b\" })", ".barlayer .point"),
        ("Chart.Histogram<double, double, string>(X: new[] { 1, 2, 2.5, 3 })", ".barlayer .point"),
        ("Chart.Heatmap<int, string, string, string>(new[] { new[] { 1, 2 }, new[] { 3, 4 } })", ".heatmaplayer image"),
        ("Chart.Pie<int, string, string>(new[] { 1, 2 }, Labels: new[] { \"a\", \"b\" })", ".pielayer .slice"),
        ("Chart.BoxPlot<int, double, string>(Y: new[] { 1.0, 2, 2.5, 3, 7 })", ".boxlayer .box"),
    ];

    [Fact]
    public async Task Seven_kinds_of_charts_are_drawn_offline_by_plotly_js()
    {
        var python = Python.Require("notebook, notebook.notebookapp", "apt-get install jupyter-notebook, or pip install 'notebook<7'");
        if (Browser.Path is null) Assert.Skip("needs Chromium: install it with apt-get install chromium, or set CHROMIUM to its path");
        var folder = Directory.CreateTempSubdirectory("dln-charts-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "charts.ipynb"), Notebook());
        try
        {
            using var server = new JupyterServer(python, folder, kernel.Environment);
            using var playwright = await Playwright.CreateAsync();
            await using var browser =
                await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Path, Args = ["--no-sandbox", "--disable-gpu"] });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 1500 } });
            page.SetDefaultTimeout(Patience);
            var outside = new List<string>();
            await page.RouteAsync("**/*", route =>
            {
                if (route.Request.Url.StartsWith(server.Address, StringComparison.Ordinal)) return route.ContinueAsync();
                outside.Add(route.Request.Url);
                return route.AbortAsync();
            });
            var crashes = new List<string>();
            page.PageError += (_, error) => crashes.Add(error);
            await page.GotoAsync(server.Address + "notebooks/charts.ipynb");
            await page.WaitForFunctionAsync("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && "
                + "Jupyter.notebook.kernel.is_connected() && !document.querySelector('#notification_kernel .kernel_busy_icon')");
            await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
            await page.WaitForFunctionAsync("Jupyter.notebook.get_cells().every(cell => cell.input_prompt_number > 0)");
            Assert.Empty(await page.Locator(".output_error").AllInnerTextsAsync());

            for (var i = 0; i < Charts.Length; i++)
            {
                var chart = page.Locator(".code_cell").Nth(i + 1).Locator("[data-dln-chart]");
                await chart.Locator(Charts[i].Marks).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
                await chart.Locator(".gtitle").WaitForAsync();
                Assert.Equal($"Chart {i}", await chart.Locator(".gtitle").TextContentAsync());
                Assert.False(await chart.Locator("[data-drawing]").IsVisibleAsync());
                Assert.StartsWith($"Chart {i}. ", await chart.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
                Assert.True((await chart.Locator(".js-plotly-plot").BoundingBoxAsync())!.Height > 100);
            }
            Assert.Empty(crashes);
            Assert.DoesNotContain(outside, url => url.Contains("plotly", StringComparison.OrdinalIgnoreCase));
            await ScreenshotAsync(page);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Notebook()
    {
        string[] sources = ["using Plotly.NET.CSharp;",
            .. Charts.Select((chart, i) => FormattableString.Invariant($"{chart.Code}.WithTitle(\"Chart {i}\")"))];
        var cells =
            sources.Select(
                source => new
                {
                    cell_type = "code",
                    source,
                    metadata = new { },
                    outputs = Array.Empty<object>(),
                    execution_count = (int?)null,
                });
        var kernelspec = new { name = "deep-learning-csharp", display_name = "C#", language = "C#" };
        return JsonSerializer.Serialize(new { nbformat = 4, nbformat_minor = 4, metadata = new { kernelspec }, cells });
    }

    // For the person who wants to look; the assertions do not need it.
    private static async Task ScreenshotAsync(IPage page)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await page.EvaluateAsync(
            "() => { for (const part of ['#site', '#notebook', '#notebook-container']) Object.assign(document.querySelector(part).style, { "
                + "height: 'auto', overflow: 'visible' }); document.body.style.overflow = 'visible'; document.body.style.height = 'auto'; "
                + "}");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "plotly-net.png"), FullPage = true });
    }
}
