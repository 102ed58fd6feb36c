using Microsoft.Playwright;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>What a speaker does in front of a class: keys, steps, answers, timers, and notes on a second screen.</summary>
[Collection(SlidesCollection.Name)]
public sealed class PresenterTests(Browser browser, Decks decks)
{
    [Fact]
    public async Task The_keys_go_forward_back_below_to_both_ends_and_to_the_overview()
    {
        var (page, requests) = await OpenAsync();
        var second = await page.EvaluateAsync<string>("document.querySelectorAll('.slides > section')[1].getAttribute('aria-label')");

        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("1.0", await PlaceAsync(page));
        Assert.Equal(second, await page.EvaluateAsync<string>("deck.getCurrentSlide().getAttribute('aria-label')"));
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("0.0", await PlaceAsync(page));

        await page.Keyboard.PressAsync("End");
        Assert.Equal(await page.EvaluateAsync<int>("deck.getHorizontalSlides().length - 1") + ".0", await PlaceAsync(page));
        await page.Keyboard.PressAsync("Home");
        Assert.Equal("0.0", await PlaceAsync(page));

        var stack = await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('.slides > section')].findIndex(section => section.classList.contains('stack'))");
        await page.EvaluateAsync("at => deck.slide(at)", stack);
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal($"{stack}.1", await PlaceAsync(page));
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal($"{stack}.0", await PlaceAsync(page));

        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.EvaluateAsync<bool>("deck.isOverview()"));
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.EvaluateAsync<bool>("deck.isOverview()"));
        Assert.Empty(requests);
    }

    [Fact]
    public async Task A_swipe_turns_the_page()
    {
        var (page, _) = await OpenAsync();
        var touch = await page.Context.NewCDPSessionAsync(page);

        foreach (var (type, x) in new (string, int?)[] { ("touchStart", 900), ("touchMove", 700), ("touchMove", 400), ("touchEnd", null) })
        {
            var points = x is { } at ? new object[] { new Dictionary<string, object> { ["x"] = at, ["y"] = 360 } } : [];
            await touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = points });
        }

        Assert.Equal("1.0", await PlaceAsync(page));
    }

    [Fact]
    public async Task What_comes_later_on_a_slide_appears_with_a_step_and_goes_with_a_step_back()
    {
        var (page, _) = await OpenAsync();
        await ToSlideAsync(page, ".fragment.roomy");
        var later = page.Locator("section.present:not(.stack) .fragment").First;
        var place = await PlaceAsync(page);

        await Assertions.Expect(later).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(later).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(later).ToBeHiddenAsync();
        Assert.Equal(place, await PlaceAsync(page));
    }

    [Fact]
    public async Task A_question_shows_its_choices_and_a_step_reveals_which_is_right_and_why()
    {
        var (page, _) = await OpenAsync();
        await ToSlideAsync(page, ".choices");
        var choices = page.Locator("section.present:not(.stack) .choices > li");
        var why = page.Locator("section.present:not(.stack) .choices .why");

        Assert.InRange(await choices.CountAsync(), 2, 6);
        foreach (var each in await why.AllAsync()) await Assertions.Expect(each).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        foreach (var each in await why.AllAsync()) await Assertions.Expect(each).ToBeVisibleAsync();
        Assert.Equal(1, await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('section.present:not(.stack) .why')].filter(why => getComputedStyle(why, "
            + "'::before').content.includes('Right')).length"));
    }

    [Fact]
    public async Task A_timer_counts_down_stops_goes_on_and_says_when_the_time_is_over()
    {
        var (page, _) = await OpenAsync();
        await ToSlideAsync(page, ".timer");
        var timer = page.Locator("section.present:not(.stack) .timer");
        var minutes = int.Parse((await timer.GetAttributeAsync("data-minutes"))!, System.Globalization.CultureInfo.InvariantCulture);
        await Assertions.Expect(timer).ToHaveTextAsync($"Start {minutes} minutes");

        await page.Clock.InstallAsync();
        await timer.ClickAsync();
        await page.Clock.RunForAsync(5000);
        await Assertions.Expect(timer).ToHaveTextAsync($"{minutes - 1}:55");
        await timer.ClickAsync();
        await page.Clock.RunForAsync(5000);
        await Assertions.Expect(timer).ToHaveTextAsync($"{minutes - 1}:55");
        await timer.ClickAsync();
        await page.Clock.RunForAsync(1000L * 60 * minutes);
        await Assertions.Expect(timer).ToHaveTextAsync("0:00");
        Assert.Contains("over", await timer.GetAttributeAsync("class"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notes_stand_in_a_window_of_their_own_that_follows_the_deck_and_leads_it()
    {
        var (page, requests) = await OpenAsync();
        var window = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("s"));
        var shown = window.Locator(".speaker-controls-notes .value");

        await Assertions.Expect(shown).ToContainTextAsync(await NotesAsync(page, 0), new() { Timeout = 60_000 });
        var other = await page.EvaluateAsync<int[]>(
            "(() => { const at = [...document.querySelectorAll('.slides aside.notes')]"
            + ".map(notes => deck.getIndices(notes.closest('section'))).find(at => at.h > 0); return [at.h, at.v || 0]; })()");
        await page.EvaluateAsync("at => deck.slide(at[0], at[1])", other);
        await Assertions.Expect(shown).ToContainTextAsync(await NotesAsync(page, other[0]), new() { Timeout = 60_000 });

        await window.Locator("body").PressAsync("Home");
        await page.WaitForFunctionAsync("deck.getIndices().h === 0");
        Assert.Empty(requests);
    }

    [Fact]
    public async Task A_deck_for_the_audience_holds_no_notes_and_opens_no_window_for_them()
    {
        var deck = await decks.WriteAsync(Decks.Lesson(3), "--audience");
        var notes = (await DeckContents.ReadAsync(browser, await decks.WriteAsync(Decks.Lesson(3)))).SelectMany(slide => slide.Notes)
            .ToHashSet();
        var audience = await DeckContents.ReadAsync(browser, deck);
        Assert.NotEmpty(notes);
        Assert.All(audience, slide => Assert.Empty(slide.Notes));

        var (page, _) = await browser.OpenFileAsync(deck, []);
        await page.WaitForFunctionAsync("document.documentElement.dataset.ready");
        var first = await NotesAsync((await OpenAsync()).Page, 0);
        Assert.DoesNotContain(first, await File.ReadAllTextAsync(deck, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("1.0", await PlaceAsync(page));
        Assert.Single(page.Context.Pages);
    }

    private async Task<(IPage Page, List<string> Requests)> OpenAsync()
    {
        var problems = new List<string>();
        var opened = await browser.OpenFileAsync(await decks.WriteAsync(Decks.Lesson(3)), problems);
        await opened.Page.WaitForFunctionAsync("document.documentElement.dataset.ready");
        Assert.Empty(problems);
        return opened;
    }

    private static Task<string> PlaceAsync(IPage page) =>
        page.EvaluateAsync<string>("(() => { const at = deck.getIndices(); return at.h + '.' + at.v; })()");

    private static Task ToSlideAsync(IPage page, string holding) =>
        page.EvaluateAsync(
        "holding => { const at = deck.getIndices(document.querySelector(holding).closest('section')); deck.slide(at.h, at.v); }", holding);

    private static Task<string> NotesAsync(IPage page, int slide) =>
        page.EvaluateAsync<string>(
            "at => document.querySelectorAll('.slides > section')[at].querySelector('aside.notes p').textContent.slice(0, 60)", slide);
}
