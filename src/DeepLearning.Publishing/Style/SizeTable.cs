using System.Text;

namespace DeepLearning.Publishing.Style;

/// <summary>The sizes of lessons as a table of plain text, one line a lesson; what is over its limit carries a <c>!</c>.</summary>
internal static class SizeTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<(string Name, LessonSize Size)> lessons, StyleGuide style)
    {
        if (lessons.Count == 0) yield break;
        List<string[]> rows = [["lesson", .. LessonSize.Measures.Select(measure => measure.Heading), "minutes"]];
        if (style.Limits.Count > 0) rows.Add(["at most", .. LessonSize.Measures.Select(measure => Limit(measure, style)), ""]);
        rows.AddRange(lessons.Select(lesson => Row(lesson.Name, lesson.Size, style)));
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            var line = new StringBuilder(row[0].PadRight(widths[0]));
            for (var column = 1; column < row.Length - 1; column++) line.Append("  ").Append(row[column].PadLeft(widths[column]));
            yield return line.Append("  ").Append(row[^1]).ToString().TrimEnd();
        }
    }

    private static string Limit(Measure measure, StyleGuide style) =>
        style.Limits.TryGetValue(measure.Name, out var most) ? StyleGuide.Number(most) + " " : "";

    private static string[] Row(string name, LessonSize size, StyleGuide style)
    {
        var over = size.Over(style).Select(one => one.Measure).ToHashSet();
        var counts = LessonSize.Measures.Zip(size.Counts,
            (measure, count) => StyleGuide.Number(count) + (over.Contains(measure) ? "!" : " "));
        return [name, .. counts, size.Minutes?.ToString() ?? "?"];
    }
}
