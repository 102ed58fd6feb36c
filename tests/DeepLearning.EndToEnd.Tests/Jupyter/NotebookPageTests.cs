using DeepLearning.Tests.Jupyter;
using Microsoft.Playwright;

namespace DeepLearning.EndToEnd.Tests.Jupyter;

/// <summary>A learner's way through Jupyter Notebook 6 in a real browser.</summary>
[Collection(JupyterCollection.Name)]
public class NotebookPageTests(InstalledKernel kernel)
{
    private const float Patience = 240_000;

    // Cells as a lesson has them: a figure, training with its live bar, an endless loop, and one after it.
    private static readonly string[] Cells =
    [
        "Figure.Line(new float[] { 1, 4, 2, 8 }).Title(\"A first figure\")",
        """
        var inputs = Tensor.Randn(new RandomGenerator(1), 256, 4);
        var data = new TensorDataset(inputs, inputs.Sum(1, keepDim: true));
        var model = new Sequential(new Linear(4, 8), new Relu(), new Linear(8, 1));
        var history = new Trainer(model, new Adam(model.Parameters()), new MseLoss()).Fit(new DataLoader(data, 32), epochs: 20);
        Console.WriteLine("trained");
        """,
        "Console.WriteLine(\"looping\"); while (true) { }",
        "Console.WriteLine(\"still here\");",
    ];

    [Fact]
    public async Task A_learner_sees_figures_and_training_interrupts_an_endless_loop_and_goes_on()
    {
        var python = Python.Require("notebook, notebook.notebookapp", "apt-get install jupyter-notebook, or pip install 'notebook<7'");
        if (Browser.Path is null) Assert.Skip("needs Chromium: install it with apt-get install chromium, or set CHROMIUM to its path");
        var folder = Directory.CreateTempSubdirectory("dln-notebook-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "lesson.ipynb"), NotebookOf(Cells));
        try
        {
            using var server = new JupyterServer(python, folder, kernel.Environment);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Path, Args = ["--no-sandbox", "--disable-gpu"] });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 1500 } });
            page.SetDefaultTimeout(Patience);
            await page.GotoAsync(server.Address + "notebooks/lesson.ipynb");
            await page.WaitForFunctionAsync("window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && !document.querySelector('#notification_kernel .kernel_busy_icon')");
            await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");

            await page.WaitForFunctionAsync("document.querySelectorAll('.code_cell')[0].querySelector('.output svg, .output .js-plotly-plot')");
            await page.WaitForFunctionAsync("document.querySelectorAll('.code_cell')[1].innerText.includes('trained')");
            await page.WaitForFunctionAsync("document.querySelectorAll('.code_cell')[2].querySelector('.output_area')?.innerText.includes('looping')");
            await ScreenshotAsync(page, "running.png");
            Assert.NotEmpty(await page.Locator(".code_cell").Nth(1).Locator(".output_html, .output_svg").AllAsync());

            await page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");
            await page.WaitForFunctionAsync("document.querySelectorAll('.code_cell')[2].innerText.includes('Interrupted') || document.querySelectorAll('.code_cell')[2].innerText.includes('interrupted')");
            await page.EvaluateAsync("Jupyter.notebook.execute_cells([3])");
            await page.WaitForFunctionAsync("document.querySelectorAll('.code_cell')[3].querySelector('.output_area')?.innerText.includes('still here')");
            await ScreenshotAsync(page, "after-interrupt.png");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Pictures for the person who wants to look; the assertions do not need them.
    private static async Task ScreenshotAsync(IPage page, string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
    }

    private static string NotebookOf(string[] cells)
    {
        var code = cells.Select((source, i) => new
        {
            cell_type = "code",
            id = FormattableString.Invariant($"cell-{i}"),
            metadata = new { },
            execution_count = (int?)null,
            outputs = Array.Empty<object>(),
            source,
        });
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            cells = code,
            metadata = new { kernelspec = new { name = "deep-learning-csharp", display_name = "C# (Deep Learning)", language = "C#" } },
            nbformat = 4,
            nbformat_minor = 5,
        });
    }
}
