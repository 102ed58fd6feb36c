using DeepLearning.Tests.Jupyter;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>The built notebooks as slides by nbconvert, which is what JupyterLab's export and others give.</summary>
[Collection(SlidesCollection.Name)]
public sealed class NbconvertTests(Browser browser, Decks decks)
{
    // Columns to the right, in each the slides from top to bottom, each by the letters of its first heading.
    private const string Ours = """
        html => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.slides > section')]
          .map(column => [...column.querySelectorAll('.sheet:not(.quiz)')].map(sheet => {
            for (const formula of sheet.querySelectorAll('.math')) formula.remove();
            return (sheet.querySelector('h1, h2, h3')?.textContent ?? '').replace(/[^\p{L}\p{N}]/gu, '');
          }))
        """;

    private const string Theirs = """
        html => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.slides > section')]
          .map(column => [...column.querySelectorAll(':scope > section')].map(slide => {
            for (const notes of slide.querySelectorAll('aside.notes, .anchor-link')) notes.remove();
            return (slide.querySelector('h1, h2, h3')?.textContent ?? '').replace(/\$[^$]*\$/g, '').replace(/[^\p{L}\p{N}]/gu, '');
          }))
        """;

    [Fact]
    public async Task It_gives_the_same_slides_in_the_same_order_except_that_ours_has_one_more_for_each_question()
    {
        var folder = Directory.CreateTempSubdirectory("dln-nbconvert-").FullName;
        try
        {
            var notebooks = Decks.Lessons.Select(lesson => Path.Combine(Decks.Root, Path.ChangeExtension(lesson, ".ipynb")));
            var result = Python.TryRun("jupyter", ["nbconvert", "--to", "slides", "--output-dir", folder, .. notebooks],
                TimeSpan.FromMinutes(5));
            if (result is null) Assert.Skip("needs nbconvert: install it with apt-get install jupyter-nbconvert");
            Assert.True(result.ExitCode == 0, result.Error);

            var page = (await browser.OpenAsync("")).Page;
            foreach (var lesson in Decks.Lessons)
            {
                var theirs = await page.EvaluateAsync<string[][]>(Theirs,
                    await File.ReadAllTextAsync(Path.Combine(folder, Path.GetFileNameWithoutExtension(lesson) + ".slides.html"),
                    TestContext.Current.CancellationToken));
                var ours = await page.EvaluateAsync<string[][]>(Ours,
                    await File.ReadAllTextAsync(await decks.WriteAsync(lesson), TestContext.Current.CancellationToken));

                Assert.True(theirs.Length > 10, lesson);
                Assert.Equal(Lines(lesson, theirs), Lines(lesson, ours));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Lines(string lesson, string[][] columns) =>
        [.. columns.Select((column, i) => $"{lesson} {i + 1}: {string.Join(" / ", column)}")];
}
