using System.Globalization;

namespace DeepLearning.Notebook;

/// <summary>Where an axis has its marks, and what stands there.</summary>
internal static class Ticks
{
    /// <summary>Marks at round numbers inside the range.</summary>
    /// <param name="axis">The axis; its categories, if any, are the marks.</param>
    /// <param name="range">The range that is shown; powers of ten on a logarithmic axis.</param>
    /// <param name="about">About how many marks fit.</param>
    public static List<(double At, string Label)> Of(Axis axis, Extent range, int about)
    {
        if (axis.Categories is { } categories)
        {
            var every = Math.Max(1, (int)Math.Ceiling(categories.Count / (double)Math.Max(1, about)));
            return [.. categories.Select((name, i) => ((double)i, name)).Where((_, i) => i % every == 0)];
        }
        if (axis.IsLog && range.Length >= 1)
        {
            var every = Math.Max(1, (int)Math.Ceiling(range.Length / about));
            return [.. Whole(range.From, range.To).Where(power => power % every == 0).Select(power => ((double)power, Power(power)))];
        }
        if (axis.IsLog)
        {
            return [.. Round(new Extent(Math.Pow(10, range.From), Math.Pow(10, range.To)), about)
                .Where(at => at > 0).Select(at => (Math.Log10(at), Numbers.Text(at)))];
        }
        var step = Step(range.Length, about);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var largest = Math.Max(Math.Abs(range.From), Math.Abs(range.To));
        return [.. Round(range, about).Select(at => (at, Label(at, decimals, largest)))];
    }

    private static string Label(double number, int decimals, double largest) =>
        (decimals > 5 || largest >= 1e6
            ? Numbers.Text(number)
            : number.ToString("F" + Numbers.Text(decimals), CultureInfo.InvariantCulture))
        .Replace('-', '−');

    private static IEnumerable<double> Round(Extent range, int about)
    {
        var step = Step(range.Length, about);
        var first = Math.Ceiling(range.From / step - 1e-9);
        for (var i = 0; (first + i) * step <= range.To + 1e-9 * step; i++)
            yield return (first + i) * step + 0.0; // adding zero turns −0 into 0
    }

    private static double Step(double length, int about)
    {
        var raw = length / Math.Max(1, about);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }

    private static IEnumerable<int> Whole(double from, double to) =>
        Enumerable.Range((int)Math.Ceiling(from), Math.Max(0, (int)Math.Floor(to) - (int)Math.Ceiling(from) + 1));

    private static string Power(int power) => power is >= -2 and <= 3
        ? Math.Pow(10, power).ToString(CultureInfo.InvariantCulture)
        : "10" + string.Concat(Numbers.Text(power).Select(letter => letter == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[letter - '0']));
}
