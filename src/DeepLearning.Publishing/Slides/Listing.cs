using System.Text.RegularExpressions;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Slides;

/// <summary>A cell's code as a slide shows it: what an audience can read in the time that a slide is shown.</summary>
internal static partial class Listing
{
    private const int LongestListing = 16;
    private const int LinesKept = 11;

    public static CodeBlock OnASlide(NotebookCell cell)
    {
        // What a figure is called and what its axes are can be read on the figure beside the listing.
        var code = Labels().Replace(cell.Source, "").TrimEnd();
        var lines = code.Split('\n');
        if (lines.Length > LongestListing)
            code = string.Join('\n', lines.Take(LinesKept))
                + FormattableString.Invariant($"\n// … and {lines.Length - LinesKept} more lines in the notebook");
        return new CodeBlock(code, "csharp");
    }

    // A call with its arguments: strings, and parentheses within parentheses.
    [GeneratedRegex("""
        \s*\.(?:Alt|Title|XAxis|YAxis|Size|Legend)
        \((?>"(?:[^"\\]|\\.)*"|[^()"]|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Labels();
}
