using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Slides;

/// <summary>
/// Slide marks for a lesson whose author set none: a heading begins a slide, and so does a cell that would not fit on
/// the slide before it any more. Long prose is for reading, not for showing, so only its first part is shown.
/// </summary>
internal static partial class AutomaticMarks
{
    // About what a slide of 1280 × 720 holds at the normal size.
    private const int LinesOfASlide = 15;
    private const int CharactersOfALine = 85;
    private const int LinesOfAFigure = 11;

    public static string[] For(IReadOnlyList<NotebookCell> cells)
    {
        var marks = new string[cells.Count];
        var used = LinesOfASlide;
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var lines = LinesOf(cell);
            if (cell.Has(CellTag.Check) || cell.Has(CellTag.Summaries)) marks[i] = "skip";
            else if (!cell.IsCode && lines > LinesOfASlide) marks[i] = "skip";
            else if (BeginsASection().IsMatch(cell.Source) && !cell.IsCode || i == 0) Start(i, "slide", lines);
            else if (cell.Has(CellTag.Exercise) || used + lines > LinesOfASlide) Start(i, "subslide", lines);
            else
            {
                marks[i] = "-";
                used += lines;
            }
        }
        return marks;

        void Start(int cell, string mark, int lines)
        {
            marks[cell] = mark;
            used = lines;
        }
    }

    private static int LinesOf(NotebookCell cell)
    {
        var text = cell.Source.Split('\n').Sum(line => 1 + line.Length / CharactersOfALine);
        if (!cell.IsCode) return text;
        var outputs = OutputBlocks.Of(cell.Outputs);
        var shown = outputs.Sum(output => output is TextBlock printed ? printed.Text.Count(c => c == '\n') + 1 : LinesOfAFigure);
        // A listing is set smaller than prose, and stands beside its output.
        return Math.Max(text * 2 / 3, shown);
    }

    [GeneratedRegex(@"^#{1,3}[ \t]+\S", RegexOptions.Multiline)]
    private static partial Regex BeginsASection();
}
