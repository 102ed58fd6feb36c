namespace DeepLearning.Publishing.Html;

/// <summary>One HTML file with everything inside: opening it asks for nothing else.</summary>
internal sealed class HtmlPage(string title)
{
    /// <summary>The colours by name; null for those that the reader's system prefers.</summary>
    public string? Theme { get; init; }

    public List<string> Styles { get; } = [];

    public List<string> Scripts { get; } = [];

    /// <summary>What the scripts read: an id, a MIME type and a text.</summary>
    public List<(string Id, string Type, string Content)> Data { get; } = [];

    public string Write(string body)
    {
        var page = new HtmlWriter().Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en"), ("data-theme", Theme)).Line().Open("head").Line()
            .Open("meta", ("charset", "utf-8")).Line()
            .Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line()
            .Open("link", ("rel", "icon"), ("href", "data:,")).Line()
            .Element("title", title).Line();
        foreach (var style in Styles) page.Open("style").Raw(Inside(style, "</style", "<\\/style")).Close("style").Line();
        page.Close("head").Line().Open("body").Line().Raw(body);
        foreach (var (id, type, content) in Data)
            page.Open("script", ("id", id), ("type", type)).Raw(Inside(content, "<", "\\u003c")).Close("script").Line();
        foreach (var script in Scripts) page.Open("script").Raw(Inside(script, "</script", "<\\/script")).Close("script").Line();
        return page.Close("body").Line().Close("html").Line().ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A style or script that holds the text of its own end would end early.</summary>
    private static string Inside(string content, string end, string written) =>
        content.Replace(end, written, StringComparison.OrdinalIgnoreCase);
}
