using DeepLearning.Tests.Jupyter;
using Microsoft.Playwright;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>A learner's way through Jupyter Notebook 6 in a real browser.</summary>
[Collection(JupyterCollection.Name)]
public class NotebookPageTests(InstalledKernel kernel)
{
    private const float Patience = 240_000;

    private const string Lesson = "notebooks/03-training-deep-networks/14-digit-recogniser.ipynb";

    // Notes every text that an output has shown for a moment: a bar that moves is seen moving.
    private const string WatchBars = """
        window.barsSeen = new Set();
        new MutationObserver(() => {
            for (const output of document.querySelectorAll('.output_subarea'))
                if (output.querySelector('progress'))
                    for (const line of output.innerText.matchAll(/epoch \d+\/\d+, step \d+\/\d+/g)) window.barsSeen.add(line[0]);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
        """;

    [Fact]
    public async Task A_learner_runs_a_lesson_sees_figures_and_training_interrupts_an_endless_loop_and_goes_on()
    {
        var python = Python.Require("notebook, notebook.notebookapp", "apt-get install jupyter-notebook, or pip install 'notebook<7'");
        if (Browser.Path is null) Assert.Skip("needs Chromium: install it with apt-get install chromium, or set CHROMIUM to its path");
        var folder = Directory.CreateTempSubdirectory("dln-notebook-").FullName;
        File.Copy(Path.Combine(NotebookTests.Repository(), Lesson), Path.Combine(folder, "lesson.ipynb"));
        try
        {
            using var server = new JupyterServer(python, folder, kernel.Environment);
            using var playwright = await Playwright.CreateAsync();
            await using var browser =
                await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Path, Args = ["--no-sandbox", "--disable-gpu"] });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 1500 } });
            page.SetDefaultTimeout(Patience);
            await page.GotoAsync(server.Address + "notebooks/lesson.ipynb");
            await page.WaitForFunctionAsync("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && "
                + "Jupyter.notebook.kernel.is_connected() && !document.querySelector('#notification_kernel .kernel_busy_icon')");
            await page.EvaluateAsync(WatchBars);
            var cells = await page.EvaluateAsync<int>("Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').length");
            await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");

            await page.WaitForFunctionAsync("window.barsSeen.size > 0");
            // In one step: every report of the training replaces the bar.
            await page.EvaluateAsync("document.querySelector('.output_subarea progress')?.scrollIntoView({ block: 'center' })");
            await ScreenshotAsync(page, "training.png");
            await page.WaitForFunctionAsync(
                "Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').every(cell => cell.input_prompt_number > 0)");
            var bars = await page.EvaluateAsync<string[]>("[...window.barsSeen]");
            Assert.True(bars.Length > 2, "the bar did not move: " + string.Join(" | ", bars));
            var figures = page.Locator(".code_cell .output svg, .code_cell .output .js-plotly-plot");
            Assert.True(await figures.CountAsync() > 3, $"{await figures.CountAsync()} figures in {cells} cells");
            await figures.First.ScrollIntoViewIfNeededAsync();
            Assert.True((await figures.First.BoundingBoxAsync())!.Height > 100);
            await ScreenshotAsync(page, "figures.png");

            await RunAtTheEndAsync(page, "Console.WriteLine(\"looping\"); while (true) { }");
            await page.WaitForFunctionAsync(
                "document.querySelector('.code_cell:last-of-type .output_area')?.innerText.includes('looping')");
            await page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");
            await page.WaitForFunctionAsync(
                "document.querySelector('.code_cell:last-of-type').innerText.includes('The cell was interrupted')");
            await ScreenshotAsync(page, "interrupted.png");
            // A variable of the lesson is still there.
            await RunAtTheEndAsync(page, "Console.WriteLine($\"still here, {model.Parameters().Count()} parameters\");");
            await page.WaitForFunctionAsync(
                "/still here, \\d+ parameters/.test(document.querySelector('.code_cell:last-of-type .output_area')?.innerText)");
            await ScreenshotAsync(page, "after-interrupt.png");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task RunAtTheEndAsync(IPage page, string code) => page.EvaluateAsync(
        """
        code => {
            const cell = Jupyter.notebook.insert_cell_at_bottom('code');
            cell.set_text(code);
            cell.element[0].scrollIntoView();
            cell.execute();
        }
        """,
        code);

    // Pictures for the person who wants to look; the assertions do not need them.
    private static async Task ScreenshotAsync(IPage page, string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
    }
}
