using DeepLearning.Cli.Tests;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>Whether what stands on a slide can be told apart: listings broken where readers would, titles clear of legends.</summary>
[Collection(SlidesCollection.Name)]
public sealed class DeckLayoutTests(Browser browser, Decks decks)
{
    private const int Lesson = 8;

    [Fact]
    public async Task No_line_of_code_is_broken_within_a_name_or_runs_out_of_its_listing()
    {
        var (page, _) = await browser.OpenFileAsync(await decks.WriteAsync(Decks.Lesson(Lesson)), []);
        await page.WaitForFunctionAsync("document.documentElement.dataset.ready");
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.sheet')].flatMap(sheet => {
              const section = sheet.parentElement, chain = [section, section.parentElement].filter(el => el.tagName === 'SECTION');
              for (const el of chain) { el.hidden = false; el.style.setProperty('display', 'block', 'important'); }
              const box = el => el.getBoundingClientRect();
              const isBroken = part => box(part).height > 1.5 * part.getClientRects()[0].height;
              const isOutside = part => box(part).right > box(part.closest('pre')).right;
              return [...sheet.querySelectorAll('pre.code .whole')].filter(part => isBroken(part) || isOutside(part))
                .map(part => part.textContent);
            })
            """));
        Assert.True(await page.Locator("pre.code .line").CountAsync() > 100);
        Assert.True(await page.Locator("pre.code .whole").CountAsync() > 300, "the lines say nowhere that they may be broken");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_figures_legend_does_not_lie_upon_its_title()
    {
        var (page, _) = await browser.OpenFileAsync(await decks.WriteAsync(Decks.Lesson(Lesson)), []);
        await page.WaitForFunctionAsync("document.documentElement.dataset.ready");
        // The first slide's figure has a colour scale at its side, so that its legend stands on top, where the title is.
        var overlap = await page.EvaluateAsync<double>("""
            (() => {
              const figure = document.querySelector('section.present .plot');
              const box = name => figure.querySelector(name).getBoundingClientRect();
              return box('.gtitle').bottom - box('.legend').top;
            })()
            """);
        Assert.True(overlap <= 0, $"the title reaches {overlap:0.0} px into the legend");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_figure_beside_a_fold_is_drawn_again_at_the_size_that_the_opened_fold_leaves()
    {
        var (page, _) = await browser.OpenFileAsync(await decks.WriteAsync(Decks.Lesson(3)), []);
        await page.WaitForFunctionAsync("document.documentElement.dataset.ready");
        var folds = await page.EvaluateAsync<int>("""
            (() => {
              window.folds = [...document.querySelectorAll('.sheet details')].filter(fold => fold.closest('.sheet').querySelector('.plot'));
              window.figure = fold => fold.closest('.sheet').querySelector('.plot');
              window.isDrawn = figure => Math.abs(figure.querySelector('.main-svg')?.clientHeight - figure.clientHeight) <= 1;
              return folds.length;
            })()
            """);
        var shrunk = 0;
        for (var i = 0; i < folds; i++)
        {
            await page.EvaluateAsync("""
                i => { const { h, v } = deck.getIndices(folds[i].closest('.sheet').parentElement); deck.slide(h, v, 99); }
                """, i);
            await page.WaitForFunctionAsync("i => isDrawn(figure(folds[i]))", i);
            var before = await page.EvaluateAsync<double>("i => figure(folds[i]).clientHeight", i);
            await page.EvaluateAsync("i => new Promise(done => { folds[i].addEventListener('toggle', done); folds[i].open = true; })", i);
            if (await page.EvaluateAsync<double>("i => figure(folds[i]).clientHeight", i) < before - 2) shrunk++;
            await page.WaitForFunctionAsync("i => isDrawn(figure(folds[i]))", i);
        }
        Assert.True(shrunk > 0, $"none of the {folds} folds takes room from its figure");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_path_that_ends_in_html_is_the_file()
    {
        var deck = await decks.WriteAsync(Decks.Lesson(3));
        var file = Path.Combine(Path.GetDirectoryName(deck)!, "deck.html");
        var (code, output, error) = await Dln.RunAsync("slides", Path.Combine(Decks.Root, Decks.Lesson(3)), "--no-check", "--out", file);
        Assert.True(code == 0, error);
        Assert.True(File.Exists(file), output);
        Assert.Contains("<div class=\"reveal\">", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }
}
