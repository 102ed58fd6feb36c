using System.Globalization;
using System.Text;

namespace DeepLearning.Publishing.Lessons;

/// <summary>
/// Gives every cell of a lesson an id that stays the same when other sections are edited: the author's own, or the
/// exercise's, or the slug of the heading that the cell stands under with its place under that heading.
/// </summary>
internal static class CellIds
{
    private const int LongestSlug = 48;

    /// <summary>One id a cell, in order. Ids that the author gave are kept as they are, duplicates too.</summary>
    public static IReadOnlyList<string> Assign(IReadOnlyList<LessonCell> cells)
    {
        var taken = cells.Select(Fixed).OfType<string>().Append(CellTag.Summaries).ToHashSet(StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var heading = "start";
        var ids = new List<string>();
        foreach (var cell in cells)
        {
            var headings = cell.Kind == CellKind.Markdown ? Markdown.Headings(cell.Source).Select(one => Slug(one.Text)).ToList() : [];
            if (headings.Count > 0) heading = headings[0];
            ids.Add(Fixed(cell) ?? Next(heading, places, taken));
            if (headings.Count > 0) heading = headings[^1];
        }
        return ids;
    }

    private static string Next(string heading, Dictionary<string, int> places, HashSet<string> taken)
    {
        string id;
        do
        {
            places[heading] = places.GetValueOrDefault(heading) + 1;
            id = string.Create(CultureInfo.InvariantCulture, $"{heading}-{places[heading]}");
        }
        while (!taken.Add(id));
        return id;
    }

    private static string? Fixed(LessonCell cell) => cell switch
    {
        { Id: { } given } => given,
        { Exercise: null } => null,
        _ when cell.Has(CellTag.Exercise) => $"exercise-{cell.Exercise}",
        _ when cell.Has(CellTag.Solution) => $"solution-{cell.Exercise}",
        _ when cell.Has(CellTag.Check) => $"check-{cell.Exercise}",
        _ => null,
    };

    /// <summary>Lower-case letters, digits and hyphens; text without any becomes <c>section</c>.</summary>
    public static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var letter in heading.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        if (text.Length > LongestSlug) text = text[..LongestSlug].TrimEnd('-');
        return text.Length == 0 ? "section" : text;
    }
}
