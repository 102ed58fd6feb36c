using System.Diagnostics;
using DeepLearning.Tests.Jupyter;
using Microsoft.Playwright;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>
/// A lesson as a learner goes through it in Jupyter Notebook: Shift+Enter, cell after cell, down to the last. Two are gone
/// through each time; the variable DLN_ALL_PAGES makes it all of them, which takes five minutes.
/// </summary>
[Collection(JupyterCollection.Name)]
public class LessonPageTests(InstalledKernel kernel, ITestOutputHelper log)
{
    private const float Patience = 120_000;

    private static readonly bool All = Environment.GetEnvironmentVariable("DLN_ALL_PAGES") is { Length: > 0 };

    public static TheoryData<string> Lessons =>
        [.. Directory.EnumerateFiles(Path.Combine(NotebookTests.Repository(), "notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(lesson => All || lesson is "03-forward-propagation" or "checkpoint-1").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task Every_cell_runs_and_every_figure_is_drawn(string lesson)
    {
        var python = Python.Require("notebook, notebook.notebookapp", "apt-get install jupyter-notebook, or pip install 'notebook<7'");
        if (Browser.Path is null) Assert.Skip("needs Chromium: install it with apt-get install chromium, or set CHROMIUM to its path");
        var folder = Directory.CreateTempSubdirectory("dln-lesson-").FullName;
        var source = Directory.EnumerateFiles(
            Path.Combine(NotebookTests.Repository(), "notebooks"), lesson + ".ipynb", SearchOption.AllDirectories).Single();
        File.Copy(source, Path.Combine(folder, "lesson.ipynb"));
        try
        {
            using var server = new JupyterServer(python, folder, kernel.Environment);
            using var playwright = await Playwright.CreateAsync();
            await using var browser =
                await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Path, Args = ["--no-sandbox", "--disable-gpu"] });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 1500 } });
            page.SetDefaultTimeout(Patience);
            var crashes = new List<string>();
            page.PageError += (_, error) => crashes.Add(error);
            await page.GotoAsync(server.Address + "notebooks/lesson.ipynb");
            await page.WaitForFunctionAsync("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && "
                + "Jupyter.notebook.kernel.is_connected() && !document.querySelector('#notification_kernel .kernel_busy_icon')");
            await page.EvaluateAsync("Jupyter.notebook.select(0); Jupyter.notebook.command_mode(); Jupyter.notebook.focus_cell();");

            var clock = Stopwatch.StartNew();
            var cells = await page.EvaluateAsync<int>("Jupyter.notebook.ncells()");
            for (var cell = 0; cell < cells; cell++)
            {
                await page.Keyboard.PressAsync("Shift+Enter");
                await page.WaitForFunctionAsync(
                    "cell => { const c = Jupyter.notebook.get_cell(cell); return c.cell_type !== 'code' || c.input_prompt_number > 0; }",
                    cell);
            }
            log.WriteLine($"{lesson}: {cells} cells, {clock.Elapsed.TotalSeconds:0.0} s");

            Assert.Empty(crashes);
            var errors = await page.Locator(".output_error").AllInnerTextsAsync();
            Assert.True(errors.Count == 0, string.Join("\n", errors));
            // What is hidden until a slider or a fold shows it has no box at all; a box without height is a figure gone wrong.
            var unseen =
                await page.EvaluateAsync<string[]>(
                    "[...document.querySelectorAll('.code_cell .output svg:not(svg svg), .code_cell .output img, .code_cell .output "
                        + ".js-plotly-plot')].filter(figure => figure.getClientRects().length > 0 && figure.getBoundingClientRect().height "
                        + "< 8 && !figure.closest('.modebar, defs, button')).map(figure => figure.outerHTML.slice(0, 200))");
            Assert.True(unseen.Length == 0, string.Join("\n", unseen));
            var figures = await page.Locator(".code_cell .output svg, .code_cell .output img").CountAsync();
            Assert.True(figures > 0 || lesson.StartsWith("checkpoint", StringComparison.Ordinal), "no figure");
            await ScreenshotAsync(page, lesson);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The whole page, for the person who wants to look; the assertions do not need it.
    private static async Task ScreenshotAsync(IPage page, string lesson)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots", "lessons");
        Directory.CreateDirectory(folder);
        await page.EvaluateAsync(
            "() => { for (const part of ['#site', '#notebook', '#notebook-container']) Object.assign(document.querySelector(part).style, { "
                + "height: 'auto', overflow: 'visible' }); document.body.style.overflow = 'visible'; document.body.style.height = 'auto'; "
                + "}");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, lesson + ".png"), FullPage = true });
    }
}
