using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Slides;

/// <summary>
/// Cuts an executed notebook into slides by Jupyter's <c>slideshow</c> metadata, as nbconvert does: <c>slide</c> begins
/// a slide to the right, <c>subslide</c> one below, <c>fragment</c> appears later on the same slide, <c>-</c> or nothing
/// goes on, <c>skip</c> is left out and <c>notes</c> are the speaker's. Where a lesson has no marks,
/// <see cref="AutomaticMarks"/> supplies them.
/// </summary>
internal static partial class DeckBuilder
{
    private const int UsualMinutes = 3;

    /// <param name="questions">Finds the questions of the course that an id names.</param>
    public static Deck Build(string title, IReadOnlyList<NotebookCell> cells, Func<string, IReadOnlyList<QuestionBlock>> questions)
    {
        var marks = cells.Any(cell => MarkOf(cell) is not null) ? [.. cells.Select(cell => MarkOf(cell) ?? "-")]
            : AutomaticMarks.For(cells);
        var slides = new List<Slide>();
        var draft = new Draft();
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var mark = cell.Has(CellTag.Notes) ? "notes" : marks[i];
            if (mark == "skip") continue;
            if (mark == "notes")
            {
                draft.Notes.Add(SpeakerNotes.Unfold(cell.Source));
                continue;
            }
            if (mark is "slide" or "subslide" && !draft.IsEmpty)
            {
                slides.Add(draft.ToSlide(slides.LastOrDefault()));
                draft = new Draft { IsBelow = mark == "subslide" };
            }
            if (AskedQuestion().Match(cell.Source) is { Success: true } asked && questions(asked.Groups[1].Value) is { Count: > 0 } found)
            {
                // Each question gets a slide to itself, below the one that announces the quiz.
                foreach (var question in found)
                {
                    if (!draft.IsEmpty) slides.Add(draft.ToSlide(slides.LastOrDefault()));
                    draft = new Draft { IsBelow = slides.Count > 0 && mark != "slide", Blocks = { question } };
                    mark = "-";
                }
                continue;
            }
            var blocks = CellBlocks.ForSlides(cell, Listing.OnASlide);
            if (mark == "fragment") draft.Blocks.Add(new FragmentBlock(blocks));
            else draft.Blocks.AddRange(blocks);
            if (cell.Has(CellTag.Exercise))
            {
                draft.Kind = SlideKind.YourTurn;
                draft.Minutes = cell.Metadata["minutes"] is JsonValue minutes ? (int)minutes : UsualMinutes;
            }
        }
        if (!draft.IsEmpty) slides.Add(draft.ToSlide(slides.LastOrDefault()));
        return new Deck(title, slides);
    }

    internal static string? MarkOf(NotebookCell cell) => (string?)cell.Metadata["slideshow"]?["slide_type"] is { Length: > 0 } mark ? mark
        : null;

    [GeneratedRegex(@"\A\s*Quiz\.Ask\(""([^""]+)""\);?\s*\z")]
    private static partial Regex AskedQuestion();

    [GeneratedRegex(@"^#{1,6}[ \t]+(.+?)[ \t]*#*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    private sealed class Draft
    {
        public bool IsBelow { get; init; }
        public List<Block> Blocks { get; } = [];
        public List<string> Notes { get; } = [];
        public SlideKind Kind { get; set; }
        public int Minutes { get; set; }
        public bool IsEmpty => Blocks.Count == 0 && Notes.Count == 0;

        public Slide ToSlide(Slide? before)
        {
            var slide = new Slide("", Kind, IsBelow, Blocks, string.Join("\n\n", Notes), Minutes);
            var heading = slide.Flattened().OfType<ProseBlock>().Select(prose => Heading().Match(prose.Markdown))
                .FirstOrDefault(match => match.Success);
            var question = slide.Flattened().OfType<QuestionBlock>().FirstOrDefault();
            var isTitle = before is null && heading is not null && heading.Value.StartsWith("# ", StringComparison.Ordinal)
                && Blocks.Count <= 2;
            return slide with
            {
                Title = heading?.Groups[1].Value ?? question?.Question
                    ?? (before is null ? "Untitled" : (before.IsContinued ? before.Title : before.Title + Slide.Continued)),
                Kind = Kind != SlideKind.Plain ? Kind : question is not null ? SlideKind.Question : isTitle ? SlideKind.Title
                    : SlideKind.Plain,
            };
        }
    }
}
