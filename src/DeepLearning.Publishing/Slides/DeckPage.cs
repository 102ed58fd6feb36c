using DeepLearning.Publishing.Html;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Slides;

/// <summary>A deck as the sections of a reveal.js page: a slide that is reached by going down stands within its column.</summary>
internal static class DeckPage
{
    public static string Write(Deck deck, BlockHtml html, PageWriter writer, bool notes)
    {
        var body = new HtmlWriter().Open("div", ("class", "reveal")).Open("div", ("class", "slides")).Line();
        for (var i = 0; i < deck.Slides.Count; i++)
        {
            var stacked = i + 1 < deck.Slides.Count && deck.Slides[i + 1].IsBelow;
            if (stacked && !deck.Slides[i].IsBelow) body.Open("section").Line();
            Section(body, deck.Slides[i], html, notes);
            if (deck.Slides[i].IsBelow && !stacked) body.Close("section").Line();
        }
        body.Close("div").Close("div").Line();
        return writer.Slides(deck.Title, body.ToString(), html, notes);
    }

    private static void Section(HtmlWriter body, Slide slide, BlockHtml html, bool notes)
    {
        var title = MarkdownHtml.ToPlainText(slide.Title);
        body.Open("section", ("aria-label", title)).Line().Open("div", ("class", $"sheet {Kind(slide.Kind)}".TrimEnd())).Line();
        if (slide.Kind == SlideKind.YourTurn) body.Element("div", "YOUR TURN", ("class", "kind")).Line();
        if (slide.Kind == SlideKind.Question) body.Element("div", "QUESTION", ("class", "kind")).Line();
        // A slide without a heading of its own still says where the talk is.
        if (slide.IsContinued && slide.Kind == SlideKind.Plain) body.Element("div", title, ("class", "running-title")).Line();
        body.Raw(html.ToHtml(slide.Blocks)).Line();
        if (slide.Kind == SlideKind.YourTurn)
        {
            var minutes = FormattableString.Invariant($"{slide.Minutes}");
            body.Element("button", $"Start {minutes} minutes",
                ("type", "button"), ("class", "timer"), ("data-minutes", minutes), ("aria-live", "off")).Line();
        }
        body.Close("div").Line();
        if (notes && slide.Notes.Length > 0)
            body.Open("aside", ("class", "notes")).Raw(html.ToHtml([new ProseBlock(slide.Notes)])).Close("aside").Line();
        body.Close("section").Line();
    }

    private static string Kind(SlideKind kind) => kind switch
    {
        SlideKind.Title => "title",
        SlideKind.YourTurn => "your-turn",
        SlideKind.Question => "quiz",
        _ => "",
    };
}
