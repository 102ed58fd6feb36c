using System.Collections;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>Shows records, sequences of records, dictionaries and matrices as HTML tables.</summary>
internal static class HtmlTable
{
    /// <summary>The table for a value, or null where text reads better.</summary>
    public static string? Of(object value)
    {
        if (PlainText.IsScalar(value) || value is ITuple or Exception || Pending.Is(value))
            return null;
        if (DataTables.Of(value) is var (heads, lines, count))
        {
            var hidden = count - lines.Count;
            return OfColumns(heads, lines, hidden > 0 ? $"{hidden.ToString(CultureInfo.InvariantCulture)} more rows …" : "");
        }
        if (value is IDictionary dictionary)
            return Pairs(Entries(dictionary), dictionary.Count);
        if (value is Array { Rank: 2 } matrix)
            return Matrix(matrix);
        if (Members.HasOwnText(value.GetType()))
            return null;
        if (value is IEnumerable sequence)
            return Reading.ItemsOf(sequence).Items is [{ } first, ..] && !PlainText.IsScalar(first) ? OfRows(sequence) : null;
        var members = Members.Of(value);
        return members.Count == 0 ? null : Pairs(members.Select(member => ((object)member.Name, member.Value)), members.Count);
    }

    /// <summary>A row for each item, a column for each member that any of them has.</summary>
    public static string OfRows(IEnumerable items)
    {
        var (first, more) = Reading.ItemsOf(items);
        var rows = first.Select(Row).ToList();
        var columns = rows.SelectMany(row => row.Select(cell => cell.Name)).Distinct(StringComparer.Ordinal).ToList();
        var html = Start().Append("<thead><tr><th></th>");
        foreach (var column in columns)
            html.Append(Head(column, rows[0].Find(cell => cell.Name == column).Value));
        html.Append("</tr></thead><tbody>");
        for (var i = 0; i < rows.Count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{i}</th>");
            foreach (var column in columns)
            {
                var at = rows[i].FindIndex(cell => cell.Name == column);
                html.Append(at < 0 ? "<td></td>" : Cell(rows[i][at].Value));
            }
            html.Append("</tr>");
        }
        var rest = !more ? "" : items is ICollection all
            ? $"{(all.Count - rows.Count).ToString(CultureInfo.InvariantCulture)} more rows …"
            : "more rows …";
        return End(html, rest);
    }

    /// <summary>A table of ready rows of values under column heads.</summary>
    public static string OfColumns(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<object?>> rows, string note = "")
    {
        var html = Start().Append("<thead><tr>");
        for (var i = 0; i < heads.Count; i++)
            html.Append(Head(heads[i], rows.Count > 0 ? rows[0][i] : null));
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("", row.Select(Cell)).Append("</tr>");
        return End(html, note);
    }

    private static List<(string Name, object? Value)> Row(object? item) => item switch
    {
        null => [("value", null)],
        _ when PlainText.IsScalar(item) || Pending.Is(item) => [("value", item)],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (FormattableString.Invariant($"Item{i + 1}"), tuple[i]))],
        IDictionary dictionary => [.. Entries(dictionary).Select(entry => (PlainText.Of(entry.Key), entry.Value))],
        _ when Members.HasOwnText(item.GetType()) && !IsPair(item) => [("value", item)],
        IEnumerable group when Groups.KeyOf(group) is { } key => [("Key", key.Value), ("items", Reading.ItemsOf(group).Items)],
        IEnumerable sequence => [.. Reading.ItemsOf(sequence).Items
            .Select((value, i) => (i.ToString(CultureInfo.InvariantCulture), value))],
        _ => Members.Of(item),
    };

    // The non-generic view of a generic dictionary yields pairs of another type, so go by its keys.
    private static IEnumerable<(object Key, object? Value)> Entries(IDictionary dictionary) =>
        dictionary.Keys.Cast<object>().Select(key => (key, dictionary[key]));

    private static bool IsPair(object item) =>
        item.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static string Pairs(IEnumerable<(object Key, object? Value)> pairs, int count)
    {
        var html = Start().Append("<tbody>");
        foreach (var (key, value) in pairs.Take(Formatter.ListExpansionLimit))
            html.Append("<tr><th scope=\"row\">")
                .Append(WebUtility.HtmlEncode(PlainText.Of(key)))
                .Append("</th>")
                .Append(Cell(value))
                .Append("</tr>");
        var hidden = count - Formatter.ListExpansionLimit;
        return End(html, hidden > 0 ? $"{hidden.ToString(CultureInfo.InvariantCulture)} more rows …" : "");
    }

    private static string Matrix(Array matrix)
    {
        var (height, width) = (matrix.GetLength(0), matrix.GetLength(1));
        var (rows, columns) = (Math.Min(height, Formatter.ListExpansionLimit), Math.Min(width, Formatter.ListExpansionLimit));
        var html = Start().Append("<tbody>");
        for (var i = 0; i < rows; i++)
        {
            html.Append("<tr>");
            for (var j = 0; j < columns; j++)
                html.Append(Cell(matrix.GetValue(i, j)));
            html.Append("</tr>");
        }
        var cut = rows < height || columns < width;
        return End(html, cut ? string.Create(CultureInfo.InvariantCulture, $"first {rows} × {columns} of {height} × {width} …") : "");
    }

    private static string Cell(object? value)
    {
        var html = value is null ? null
            : Formatter.Registered(value, MimeType.Html)
            ?? (value is IDisplayable shown && shown.ToMimeBundle().Data.GetValueOrDefault(MimeType.Html) is string own ? own : null)
            ?? (value is MimeBundle bundle ? bundle.Data.GetValueOrDefault(MimeType.Html) as string : null);
        return $"<td style=\"text-align:{Alignment(value)}\">{html ?? WebUtility.HtmlEncode(PlainText.Of(value))}</td>";
    }

    private static string Head(string name, object? firstValue) =>
        $"<th scope=\"col\" style=\"text-align:{Alignment(firstValue)}\">{WebUtility.HtmlEncode(name)}</th>";

    private static string Alignment(object? value) => value is IFormattable and not Enum and not DateTime
        || value is string text && double.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? "right" : "left";

    private static StringBuilder Start() => new("<table class=\"dln-table\" cellpadding=\"4\">");

    private static string End(StringBuilder html, string note)
    {
        html.Append("</tbody></table>");
        if (note.Length > 0)
            html.Append("<p><em>").Append(WebUtility.HtmlEncode(note)).Append("</em></p>");
        return html.ToString();
    }
}
