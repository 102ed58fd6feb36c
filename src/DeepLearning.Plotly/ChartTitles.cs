using System.Text.Json.Nodes;

namespace DeepLearning.Plotly;

/// <summary>
/// Since version 3, plotly.js reads a title as an object, <c>{ text, font, side }</c>, wherever there is one: layout, axes,
/// scenes, colour bars, legends, pies. Charts still come with the older form, a text and its properties beside it.
/// </summary>
internal static class ChartTitles
{
    private const string Title = "title";

    // The old names of a title's properties, which stood beside it.
    private static readonly (string Old, string New)[] Beside =
        [("titlefont", "font"), ("titleside", "side"), ("titleposition", "position"), ("titleoffset", "offset")];

    /// <summary>Gives every title in the figure the form of today.</summary>
    public static void Mend(JsonObject figure)
    {
        foreach (var part in new[] { figure["data"], figure["layout"], figure["frames"] })
            Walk(part);
    }

    private static void Walk(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject part:
                MendHere(part);
                foreach (var (name, child) in part)
                {
                    // The author's own data, not plotly.js's attributes.
                    if (name is not ("meta" or "customdata"))
                        Walk(child);
                }
                break;
            // Parts stand among parts, numbers among numbers.
            case JsonArray { Count: > 0 } parts when parts[0] is JsonObject or JsonArray:
                foreach (var child in parts)
                    Walk(child);
                break;
        }
    }

    private static void MendHere(JsonObject part)
    {
        if (part[Title] is JsonValue text)
            part[Title] = new JsonObject { ["text"] = text.DeepClone() };
        foreach (var (old, name) in Beside)
        {
            if (!part.Remove(old, out var value))
                continue;
            if (part[Title] is not JsonObject title)
                part[Title] = title = [];
            title[name] = value;
        }
    }
}
