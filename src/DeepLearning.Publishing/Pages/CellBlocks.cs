using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Pages;

/// <summary>What an executed cell becomes on a page: its prose, or its listing and what it showed.</summary>
internal static partial class CellBlocks
{
    /// <summary>A cell on a page that is read: everything, one thing below the other, with code that the author hid folded.</summary>
    public static IReadOnlyList<Block> ForReading(NotebookCell cell)
    {
        if (cell.Has(CellTag.Notes) || cell.Has(CellTag.SlideOnly)) return [];
        if (!cell.IsCode) return Prose(cell.Source);
        return IsCheck(cell) ? [] : [.. Listing(cell, new CodeBlock(cell.Source, "csharp", cell.Has(CellTag.HideInput))),
            .. OutputBlocks.Of(cell.Outputs)];
    }

    /// <summary>A cell on a slide: the listing beside what it showed, and none that the author hid.</summary>
    /// <param name="listing">The part of the cell's code that a slide has room for.</param>
    public static IReadOnlyList<Block> ForSlides(NotebookCell cell, Func<NotebookCell, CodeBlock> listing)
    {
        if (!cell.IsCode) return Prose(cell.Source);
        if (IsCheck(cell)) return [];
        var code = cell.Has(CellTag.HideInput) ? [] : Listing(cell, listing(cell));
        var outputs = OutputBlocks.Of(cell.Outputs);
        return code.Count > 0 && outputs.Count > 0 ? [new PairBlock(code, outputs)] : [.. code, .. outputs];
    }

    /// <summary>A learner's check of an answer not yet given says nothing to an audience or a reader.</summary>
    private static bool IsCheck(NotebookCell cell) => cell.Has(CellTag.Check);

    private static IReadOnlyList<Block> Listing(NotebookCell cell, CodeBlock code) => cell.Source.Trim().Length == 0 ? [] : [code];

    /// <summary>Prose, with each Mermaid fence taken out as a diagram.</summary>
    private static List<Block> Prose(string markdown)
    {
        var blocks = new List<Block>();
        var at = 0;
        foreach (Match fence in MermaidFence().Matches(markdown))
        {
            Add(markdown[at..fence.Index]);
            blocks.Add(new MermaidBlock(fence.Groups[1].Value.Trim()));
            at = fence.Index + fence.Length;
        }
        Add(markdown[at..]);
        return blocks;

        void Add(string text)
        {
            if (text.Trim().Length > 0) blocks.Add(new ProseBlock(text.Trim()));
        }
    }

    [GeneratedRegex(@"^```mermaid[ \t]*\n(.*?)^```[ \t]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex MermaidFence();
}
