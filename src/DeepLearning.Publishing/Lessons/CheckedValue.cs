using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeepLearning.Publishing.Lessons;

/// <summary>
/// A number in the prose that the lesson's own code must confirm, written <c>{value}`0.6571 &lt;a2&gt;`</c>: the
/// reader sees the number, and <c>dln run</c> evaluates the expression after the cells above and compares.
/// </summary>
/// <param name="Text">The number as printed.</param>
/// <param name="Expression">C# that gives the number.</param>
internal sealed partial record CheckedValue(string Text, string Expression)
{
    private const string MetadataKey = "values";

    /// <summary>Replaces each marked number by its text, and returns what is to be checked.</summary>
    public static (string Prose, IReadOnlyList<CheckedValue> Values) Extract(string markdown)
    {
        var values = new List<CheckedValue>();
        var prose = Role().Replace(markdown, role =>
        {
            values.Add(new CheckedValue(role.Groups["text"].Value, role.Groups["expression"].Value));
            return role.Groups["text"].Value;
        });
        return (prose, values);
    }

    /// <summary>The 0-based lines where a marker is written in a way that <see cref="Extract"/> does not understand.</summary>
    public static IEnumerable<int> MalformedLines(string markdown) =>
        Markdown.ProseLines(Role().Replace(markdown, "")).Where(line => line.Text.Contains("{value}`", StringComparison.Ordinal))
            .Select(line => line.Number);

    public static void Store(JsonObject metadata, IReadOnlyList<CheckedValue> values)
    {
        if (values.Count == 0) return;
        metadata[MetadataKey] = new JsonArray([.. values.Select(value =>
            new JsonObject { ["expression"] = value.Expression, ["text"] = value.Text })]);
    }

    public static IReadOnlyList<CheckedValue> Load(JsonObject metadata) =>
        metadata[MetadataKey] is not JsonArray values ? [] :
        [.. values.OfType<JsonObject>()
            .Select(value => new CheckedValue(value["text"]?.ToString() ?? "", value["expression"]?.ToString() ?? ""))];

    /// <summary>
    /// Whether a computed value bears out the printed one: equal when rounded to the digits printed, within 5 % after "about" or "≈", on
    /// the right side after "≥" or "at least", "≤" or "at most", "more than" and "less than"; anything but a number must be the same text.
    /// </summary>
    public bool Confirms(string computed)
    {
        var printed = PrintedNumber().Match(Text);
        if (!printed.Success || !double.TryParse(computed, NumberStyles.Float, CultureInfo.InvariantCulture, out var actual))
            return Text == computed;

        var digits = printed.Groups["number"].Value.Replace(",", "").Replace('−', '-');
        var expected = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return printed.Groups["relation"].Value switch
        {
            "≥" or "at least" => actual >= expected,
            "≤" or "at most" => actual <= expected,
            "more than" => actual > expected,
            "less than" => actual < expected,
            "≈" or "about" => Math.Abs(actual - expected) <= 0.05 * Math.Abs(expected),
            // Half a unit of the last digit, and room for the float that stands behind the value.
            _ => Math.Abs(actual - expected) <= 0.5 * LastDigit(digits) + 1e-6 * Math.Abs(expected),
        };
    }

    private static double LastDigit(string digits)
    {
        var (mantissa, exponent) = digits.Split('e', 'E') is [var m, var e] ? (m, int.Parse(e, CultureInfo.InvariantCulture)) : (digits, 0);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        return Math.Pow(10, exponent - (point < 0 ? 0 : mantissa.Length - point - 1));
    }

    [GeneratedRegex(@"\{value\}`(?<text>[^`<]*[^`<\s])\s*<(?<expression>[^`]+)>`")]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?<relation>≥|≤|≈|about|at least|at most|more than|less than)?\s*"
        + @"(?<number>[-−]?[0-9][0-9,]*(\.[0-9]+)?([eE][-+]?[0-9]+)?)\s*(%|ms|s|MB|KB)?$")]
    private static partial Regex PrintedNumber();
}
