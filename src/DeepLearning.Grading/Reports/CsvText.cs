using System.Globalization;
using System.Text;

namespace DeepLearning.Grading.Reports;

/// <summary>Comma-separated values (RFC 4180, with LF) that are safe to open in a spreadsheet.</summary>
/// <remarks>Source: https://owasp.org/www-community/attacks/CSV_Injection.</remarks>
internal static class CsvText
{
    public static string Of(string[] header, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header)) text.AppendJoin(',', row.Select(Field)).Append('\n');
        return text.ToString();
    }

    /// <summary>Quoted where needed; a field that a spreadsheet would take for a formula gets a quote mark before it.</summary>
    private static string Field(string field)
    {
        if (field.Length > 0 && "=+-@\t\r".Contains(field[0], StringComparison.Ordinal)
            && !double.TryParse(field, CultureInfo.InvariantCulture, out _)) field = "'" + field;
        return field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
