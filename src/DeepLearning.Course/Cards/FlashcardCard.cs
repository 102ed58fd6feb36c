using System.Text;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Shows flashcards: the front, and the back on a click.</summary>
internal static class FlashcardCard
{
    public static MimeBundle Of(IReadOnlyList<Flashcard> cards)
    {
        var html = new StringBuilder("<div style=\"display:grid;grid-template-columns:repeat(auto-fill,minmax(17em,1fr));"
            + "gap:8px;align-items:start;max-width:60em\">");
        var text = new StringBuilder();
        foreach (var card in cards)
        {
            html.Append(Card.Fold($"<b>{Card.Text(card.Front)}</b>", Card.Text(card.Back)));
            text.Append(Card.Plain($"Q: {card.Front}", "")).Append('\n').Append(Card.Plain($"A: {card.Back}", "   ")).Append('\n');
        }

        return MimeBundle.Html(html.Append("</div>").ToString(), text.ToString().TrimEnd('\n'));
    }
}
