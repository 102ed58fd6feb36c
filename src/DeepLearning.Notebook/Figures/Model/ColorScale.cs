using System.Globalization;

namespace DeepLearning.Notebook;

/// <summary>Colours for numbers, from the smallest to the largest; lightness alone tells their order.</summary>
public sealed class ColorScale
{
    private readonly (byte R, byte G, byte B)[] _stops;

    private ColorScale(params string[] colors) => _stops = Array.ConvertAll(colors, Palette.Rgb);

    /// <summary>Dark violet to yellow, for amounts. Source: viridis, van der Walt and Smith (2015).</summary>
    public static ColorScale Sequential { get; } = new(
        "#440154", "#482475", "#414487", "#355F8D", "#2A788E", "#21918C", "#22A884", "#44BF70", "#7AD151", "#BDDF26", "#FDE725");

    /// <summary>Blue over near-white to vermillion, for numbers on both sides of a middle.</summary>
    public static ColorScale Diverging { get; } = new("#004C7D", "#3F93C7", "#B9D8EC", "#F5F5F5", "#F4C7A3", "#E07B2C", "#983F00");

    /// <summary>Near-white to dark blue, for counts.</summary>
    public static ColorScale Counts { get; } = new("#F5F8FC", "#C6DBEF", "#7FB6DC", "#3787C0", "#0F5A9C", "#08306B");

    /// <summary>Near-white to a middling blue, for a background on which lines and points stay readable.</summary>
    public static ColorScale Soft { get; } = new("#F7FAFD", "#D9E7F3", "#B5D1E8", "#8FB9DA", "#6BA0CB");

    /// <summary>Black to white, for pictures.</summary>
    public static ColorScale Grey { get; } = new("#000000", "#FFFFFF");

    /// <summary>The colour of a number between 0 and 1; what lies outside gets the colour of the nearer end.</summary>
    internal (byte R, byte G, byte B) At(double part)
    {
        var place = Math.Clamp(part, 0, 1) * (_stops.Length - 1);
        var i = Math.Min((int)place, _stops.Length - 2);
        var (low, high, rest) = (_stops[i], _stops[i + 1], place - i);
        return (Mix(low.R, high.R, rest), Mix(low.G, high.G, rest), Mix(low.B, high.B, rest));
    }

    internal string Css(double part)
    {
        var (r, g, b) = At(part);
        return string.Create(CultureInfo.InvariantCulture, $"#{r:X2}{g:X2}{b:X2}");
    }

    /// <summary>Black or white, whichever reads better on the colour of a number between 0 and 1.</summary>
    internal string TextOn(double part)
    {
        var (r, g, b) = At(part);
        return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? "#000000" : "#FFFFFF";
    }

    internal IEnumerable<(double Part, string Css)> Stops() =>
        Enumerable.Range(0, _stops.Length).Select(i => (i / (_stops.Length - 1.0), Css(i / (_stops.Length - 1.0))));

    private static byte Mix(byte from, byte to, double part) => (byte)Math.Round(from + (to - from) * part);
}
