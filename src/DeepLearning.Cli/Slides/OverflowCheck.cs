using System.Text.Json;
using System.Text.RegularExpressions;

namespace DeepLearning.Cli.Slides;

/// <summary>Whether each slide fits its page, measured in a browser in the two shapes that projectors have.</summary>
internal static partial class OverflowCheck
{
    private static readonly (string Shape, string Name, int Width, int Height)[] Shapes =
        [("wide", "16:9", 1280, 720), ("standard", "4:3", 960, 720)];

    /// <summary>One line per slide that does not fit, naming its number, title and shape.</summary>
    public static IReadOnlyList<string> Run(Browser browser, string file)
    {
        var found = new List<string>();
        foreach (var (shape, name, width, height) in Shapes)
        {
            foreach (var slide in Measure(browser, file, shape, width, height).Where(slide => !slide.Fits))
            {
                var where = slide.Down > 1 ? $"{slide.Down} px below the page" : $"{slide.Right} px beyond its right edge";
                found.Add($"{file}: slide {slide.Number} \"{slide.Title}\" runs {where} at {name}; shorten it, or begin a new slide within it");
            }
        }
        return found;
    }

    public static IReadOnlyList<SlideMeasurement> Measure(Browser browser, string file, string shape, int width, int height)
    {
        var html = browser.Html(file, $"measure&shape={shape}", width, height);
        var json = Measurement().Match(html);
        if (!json.Success) throw new UserError($"{file}: the slides did not finish loading in the browser, so whether they fit is unknown; open the file and look at the browser's console", ExitCode.EngineFailure);
        return JsonSerializer.Deserialize<List<SlideMeasurement>>(json.Groups[1].Value, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex("""<script type="application/json" id="measurement">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Measurement();
}

/// <summary>How one slide lay on its page: the scale it was shrunk to and, where that was not enough, the pixels too many.</summary>
internal sealed record SlideMeasurement(string Number, string Title, bool Fits, double Scale, int Down, int Right);
