using System.Globalization;

namespace DeepLearning.Notebook;

/// <summary>The look of the letters that a terminal writes next, told by the numbers of "select graphic rendition", as CSS.</summary>
internal sealed class TerminalStyle
{
    // Tones that can be read on a white and on a dark page.
    private static readonly string[] Colors = ["#808080", "#d1434b", "#2e8b57", "#b08800", "#3b82c4", "#a855a0", "#168f8f", "#9a9a9a"];

    private readonly SortedDictionary<string, string> _rules = new(StringComparer.Ordinal);

    /// <summary>The look as CSS; empty for plain letters.</summary>
    public string Css { get; private set; } = "";

    public void Obey(ReadOnlySpan<int> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            switch (numbers[i])
            {
                case 0: _rules.Clear(); break;
                case 1: _rules["font-weight"] = "bold"; break;
                case 2: _rules["opacity"] = "0.7"; break;
                case 3: _rules["font-style"] = "italic"; break;
                case 4: _rules["text-decoration"] = "underline"; break;
                case 9: _rules["text-decoration"] = "line-through"; break;
                case 22: _rules.Remove("font-weight"); _rules.Remove("opacity"); break;
                case 23: _rules.Remove("font-style"); break;
                case 24 or 29: _rules.Remove("text-decoration"); break;
                case >= 30 and <= 37: _rules["color"] = Colors[numbers[i] - 30]; break;
                case 38: i += Mixed("color", numbers[(i + 1)..]); break;
                case 39: _rules.Remove("color"); break;
                case >= 40 and <= 47: _rules["background"] = Colors[numbers[i] - 40]; break;
                case 48: i += Mixed("background", numbers[(i + 1)..]); break;
                case 49: _rules.Remove("background"); break;
                case >= 90 and <= 97: _rules["color"] = Colors[numbers[i] - 90]; break;
                case >= 100 and <= 107: _rules["background"] = Colors[numbers[i] - 100]; break;
            }
        }
        Css = string.Join(';', _rules.Select(rule => $"{rule.Key}:{rule.Value}"));
    }

    // "5;n" is one of 256 colours, "2;r;g;b" any; gives how many numbers were used.
    private int Mixed(string rule, ReadOnlySpan<int> numbers)
    {
        if (numbers is [5, var index, ..])
        {
            _rules[rule] = OfPalette(Math.Clamp(index, 0, 255));
            return 2;
        }
        if (numbers is not [2, var red, var green, var blue, ..]) return 0;
        _rules[rule] = Rgb(red, green, blue);
        return 4;
    }

    // 16 named ones, a cube of 6 × 6 × 6, and 24 greys.
    private static string OfPalette(int index)
    {
        static int Level(int step) => step == 0 ? 0 : 55 + 40 * step;
        if (index < 16) return Colors[index % 8];
        var grey = 8 + 10 * (index - 232);
        index -= 16;
        return index >= 216 ? Rgb(grey, grey, grey) : Rgb(Level(index / 36), Level(index / 6 % 6), Level(index % 6));
    }

    private static string Rgb(int red, int green, int blue) => string.Create(
        CultureInfo.InvariantCulture, $"#{Math.Clamp(red, 0, 255):x2}{Math.Clamp(green, 0, 255):x2}{Math.Clamp(blue, 0, 255):x2}");
}
