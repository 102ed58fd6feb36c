namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>
/// Whether a deck can be read by everybody: letters that are there, colours that differ enough, pictures that are described.
/// </summary>
[Collection(SlidesCollection.Name)]
public sealed class ReadabilityTests(Browser browser, Decks decks)
{
    public static TheoryData<string> Lessons => [.. Decks.Lessons];

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task Letters_are_in_the_page_pictures_are_described_and_colours_differ_enough_in_every_theme(string lesson)
    {
        var (page, _) = await browser.OpenFileAsync(await decks.WriteAsync(lesson), []);
        await page.WaitForFunctionAsync("document.documentElement.dataset.ready");

        Assert.Empty(await page.EvaluateAsync<string[]>(
            "[...document.fonts].filter(face => face.status !== 'loaded').map(face => face.family)"));
        foreach (var (selector, family) in new[] { (".sheet", "Source Sans 3"), (".sheet pre", "Source Code Pro") })
            Assert.StartsWith($"\"{family}\"",
                await page.EvaluateAsync<string>("selector => getComputedStyle(document.querySelector(selector)).fontFamily", selector),
                StringComparison.Ordinal);

        Assert.Empty(await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.katex-error')].map(formula => formula.textContent)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.plot, .picture, .sheet img, .sheet svg[role=img]')]
              .filter(picture => !(picture.getAttribute('aria-label') || picture.getAttribute('alt')
                || picture.querySelector('img[alt]:not([alt=""]), :scope > title') || picture.closest('[aria-label]:not(section)')))
              .map(picture => picture.closest('section').getAttribute('aria-label'))
            """));

        foreach (var theme in new[] { "light", "dark", "contrast" })
            Assert.Empty(await page.EvaluateAsync<string[]>(TooFaint, theme));
        await page.Context.CloseAsync();
    }

    // WCAG's contrast of every piece of text with what lies behind it: 4.5, or 3 for text of 24 px and for bold of 18.66 px.
    private const string TooFaint = """
        theme => {
          document.documentElement.dataset.theme = theme;
          const parse = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const over = (top, below) => { const a = top[3] ?? 1; return [0, 1, 2].map(i => a * top[i] + (1 - a) * below[i]); };
          const behind = el => {
            const layers = [];
            for (let at = el; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
            return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
          };
          const found = new Set();
          for (const sheet of document.querySelectorAll('.sheet')) {
            const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode());) {
              const el = node.parentElement;
              if (!node.data.trim() || el.closest('svg, .katex-mathml, script, style')) continue;
              const style = getComputedStyle(el), below = behind(el), text = over(parse(style.color), below);
              const [light, dark] = [luminance(text), luminance(below)].sort((a, b) => b - a);
              const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
              const ratio = (light + 0.05) / (dark + 0.05);
              const said = `${el.tagName}.${el.className} "${node.data.trim().slice(0, 20)}"`;
              if (ratio < (large ? 3 : 4.5))
                found.add(`${theme}: ${said} ${style.color} on ${below.map(Math.round)}: ${ratio.toFixed(2)}`);
            }
          }
          return [...found].slice(0, 8);
        }
        """;
}
