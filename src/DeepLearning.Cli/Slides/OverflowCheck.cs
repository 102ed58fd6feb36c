using System.Text.Json;
using System.Text.RegularExpressions;

namespace DeepLearning.Cli.Slides;

/// <summary>Whether each slide fits its page, measured in a browser in the two shapes that projectors have.</summary>
internal static partial class OverflowCheck
{
    /// <summary>One line per slide that does not fit, naming its number, title and shape.</summary>
    public static IReadOnlyList<string> Run(Browser browser, string file)
    {
        var found = new List<string>();
        foreach (var slide in Measure(browser, file).Where(slide => !slide.Fits))
        {
            var where = slide.Down > 1 ? $"{slide.Down} px below the page" : $"{slide.Right} px beyond its right edge";
            found.Add($"{file}: slide {slide.Number} \"{slide.Title}\" runs {where} at {slide.Shape}; shorten it, or begin a new slide within it");
        }
        return found;
    }

    private static List<SlideMeasurement> Measure(Browser browser, string file)
    {
        // The window is as high as both shapes and as wide as the wider, so that neither is scaled.
        var html = browser.Html(file, "measure&shape=wide", 1280, 720);
        var json = Measurement().Match(html);
        if (!json.Success) throw new UserError($"{file}: the slides did not finish loading in the browser, so whether they fit is unknown; open the file and look at the browser's console", ExitCode.EngineFailure);
        return JsonSerializer.Deserialize<List<SlideMeasurement>>(json.Groups[1].Value, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex("""<script type="application/json" id="measurement">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Measurement();
}

/// <summary>How one slide lay on its page in one of the two shapes and, where it was too large, the pixels too many.</summary>
internal sealed record SlideMeasurement(string Shape, string Number, string Title, bool Fits, int Down, int Right);
