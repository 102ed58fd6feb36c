using DeepLearning.Notebook;
using Microsoft.Playwright;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>Every lesson's slides in a browser without a network, walked from the first to the last by keyboard.</summary>
[Collection(SlidesCollection.Name)]
public sealed class DeckPageTests(Browser browser, Decks decks)
{
    private const int LongestWalk = 400;

    public static TheoryData<string> Lessons => [.. Decks.Lessons];

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_deck_asks_for_nothing_draws_its_plots_and_steps_by_keyboard_to_its_end(string lesson)
    {
        var deck = await decks.WriteAsync(lesson);
        Assert.InRange(new FileInfo(deck).Length, 100_000, 6_000_000);
        await WalkAsync(deck);
    }

    private async Task WalkAsync(string deck)
    {
        var problems = new List<string>();
        var (page, requests) = await browser.OpenFileAsync(deck, problems);
        await page.WaitForFunctionAsync("window.deck && deck.isReady()");
        var slides = await page.EvaluateAsync<int>("deck.getTotalSlides()");
        var (seen, plots, steps) = (new HashSet<string>(), 0, 0);
        for (; steps < LongestWalk; steps++)
        {
            var place = await page.EvaluateAsync<string>("(() => { const at = deck.getIndices(); return at.h + '.' + at.v; })()");
            if (seen.Add(place)) plots += await DrawnAsync(page);
            var before = await page.EvaluateAsync<string>("JSON.stringify(deck.getIndices())");
            await page.Keyboard.PressAsync("Space");
            if (await page.EvaluateAsync<string>("JSON.stringify(deck.getIndices())") == before) break;
        }
        Assert.Equal(slides, seen.Count);
        Assert.True(steps >= slides - 1);
        Assert.Equal(await page.Locator(".plot").CountAsync(), plots);
        Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
        Assert.Equal(0, await page.Locator(".sheet >> text=/\\$\\$/").CountAsync());
        Assert.True(await page.Locator("aside.notes").CountAsync() > 0, "no speaker notes");
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(problems);
        Assert.Empty(requests);
        await page.Context.CloseAsync();
    }

    // Waits until every plot of the slide that is shown has left ink on it.
    private static async Task<int> DrawnAsync(IPage page)
    {
        var plots = page.Locator("section.present:not(.stack) > .sheet .plot");
        var count = await plots.CountAsync();
        for (var i = 0; i < count; i++)
        {
            var plot = plots.Nth(i);
            await plot.Locator(".main-svg").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (await plot.EvaluateAsync<bool>("plot => !!plot.closest('.fragment')")) continue;
            var picture = Png.Decode(await plot.ScreenshotAsync());
            var colours = new HashSet<int>();
            for (var at = 0; at < picture.Pixels.Length; at += picture.Channels)
                colours.Add(picture.Pixels[at] << 16 | picture.Pixels[at + 1] << 8 | picture.Pixels[at + 2]);
            Assert.True(colours.Count > 8, $"plot {i + 1} of {await page.EvaluateAsync<string>("location.hash")} is blank");
        }
        return count;
    }
}
