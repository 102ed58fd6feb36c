using System.Globalization;
using System.Text.RegularExpressions;

namespace DeepLearning.EndToEnd.Tests.Slides;

/// <summary>What the slides of a deck say, read from the page itself, to compare with other forms of the same deck.</summary>
internal static partial class DeckContents
{
    /// <summary>One slide: its accessible name, the words of its prose and listings, of a question's answers and of the notes.</summary>
    internal sealed record Said(string Title, HashSet<string> Words, HashSet<string> Answers, HashSet<string> Notes, int Pictures);

    /// <summary>Reads the deck in a file; <paramref name="browser"/> skips the test where there is none.</summary>
    public static async Task<IReadOnlyList<Said>> ReadAsync(Browser browser, string deck)
    {
        var (page, _) = await browser.OpenFileAsync(deck, []);
        await page.WaitForFunctionAsync("document.documentElement.dataset.ready");
        // Formulae and diagrams are drawn, not written, so their letters are left out.
        var slides = await page.EvaluateAsync<string[][]>("""
            [...document.querySelectorAll('.sheet')].map(sheet => {
              const said = (parts, leaveOut) => parts.map(part => {
                const copy = part.cloneNode(true);
                for (const drawn of copy.querySelectorAll(leaveOut)) drawn.replaceWith(' ');
                for (const block of copy.querySelectorAll('p, li, h1, h2, h3, h4, td, th, pre, div, blockquote, .why')) block.append(' ');
                return copy.textContent;
              }).join(' ');
              const drawn = '.math, .plot, .picture, .output-html, .timer';
              const all = (of, selector) => [...of.querySelectorAll(selector)];
              const section = sheet.parentElement;
              return [section.getAttribute('aria-label'), said([sheet], drawn + ', .why'), said(all(sheet, '.why'), drawn),
                said(all(section, 'aside.notes'), drawn), String(all(sheet, '.plot, .picture img, .output-html > svg').length)];
            })
            """);
        await page.Context.CloseAsync();
        return [.. slides.Select(slide =>
            new Said(slide[0], WordsOf(slide[1]), WordsOf(slide[2]), WordsOf(slide[3]),
            int.Parse(slide[4], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Whole words of three letters or more.</summary>
    public static HashSet<string> WordsOf(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])")]
    private static partial Regex Word();
}
