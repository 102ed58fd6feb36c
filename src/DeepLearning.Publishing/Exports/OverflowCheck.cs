using System.Text.Json;
using DeepLearning.Publishing.Browsers;

namespace DeepLearning.Publishing.Exports;

/// <summary>Whether each slide fits its page, measured in a browser in the two shapes that projectors have.</summary>
internal static class OverflowCheck
{
    /// <summary>One line per slide that does not fit, naming its number, title and shape.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(Browser browser, string file, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var slide in (await MeasureAsync(browser, file, cancellation)).Where(slide => !slide.Fits))
        {
            var where = slide.Down > 1 ? $"{slide.Down} px below the page" : $"{slide.Right} px beyond its right edge";
            found.Add($"{file}: slide {slide.Number} \"{slide.Title}\" runs {where} at {slide.Shape}; shorten it, or begin a new slide "
                + "within it");
        }
        return found;
    }

    private static async Task<List<SlideMeasurement>> MeasureAsync(Browser browser, string file, CancellationToken cancellation)
    {
        var json = await browser.EvaluateAsync(file, "measure&shape=wide", "document.querySelector('script#measurement').textContent",
            cancellation);
        return JsonSerializer.Deserialize<List<SlideMeasurement>>(json, JsonSerializerOptions.Web)!;
    }
}

/// <summary>How one slide lay on its page in one of the two shapes and, where it was too large, the pixels too many.</summary>
internal sealed record SlideMeasurement(string Shape, string Number, string Title, bool Fits, int Down, int Right);
