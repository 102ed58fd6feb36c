using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Pages;

/// <summary>An executed notebook as one HTML file that any browser shows, offline: text, formulae, code and outputs.</summary>
internal static class LessonPage
{
    public static string Write(NotebookDocument notebook, string folder)
    {
        var title = notebook.Metadata["title"]?.ToString() ?? "Notebook";
        var prose = new ProseHtml(folder);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells.Where(cell => !cell.Has(CellTag.Notes) && !cell.Has(CellTag.SlideOnly)))
        {
            if (cell.Type == "markdown") body.Append("<section>\n").Append(prose.ToHtml(cell.Source)).Append("</section>\n");
            else if (cell.IsCode) AppendCode(body, cell);
        }
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>
            {Style()}
            </style>
            </head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static void AppendCode(StringBuilder page, NotebookCell cell)
    {
        var listing = $"<pre class=\"code\"><code>{CodeHtml.Highlight(cell.Source)}</code></pre>\n";
        page.Append("<section class=\"cell\">\n");
        if (cell.Has(CellTag.HideInput)) page.Append("<details><summary>Code</summary>").Append(listing).Append("</details>\n");
        else page.Append(listing);
        foreach (var output in cell.Outputs.OfType<JsonObject>()) page.Append("<div class=\"output\">").Append(OutputHtml(output)).Append("</div>\n");
        page.Append("</section>\n");
    }

    private static string OutputHtml(JsonObject output) => (string?)output["output_type"] switch
    {
        "stream" => $"<pre class=\"{output["name"]}\">{WebUtility.HtmlEncode((string?)output["text"])}</pre>",
        "error" => $"<pre class=\"error\">{WebUtility.HtmlEncode(string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(line => line?.ToString())))}</pre>",
        _ => output["data"] is JsonObject data ? BundleHtml(data) : "",
    };

    private static string BundleHtml(JsonObject data)
    {
        var plain = data["text/plain"]?.ToString() ?? "";
        if (data["text/html"] is { } html) return html.ToString();
        if (data["image/svg+xml"] is { } drawing) return drawing.ToString();
        foreach (var type in new[] { "image/png", "image/jpeg" })
        {
            if (data[type] is { } picture) return $"<img alt=\"{WebUtility.HtmlEncode(plain)}\" src=\"data:{type};base64,{picture.ToString().ReplaceLineEndings("")}\">";
        }
        if (data["text/markdown"] is { } markdown) return new ProseHtml(".").ToHtml(markdown.ToString());
        return $"<pre>{WebUtility.HtmlEncode(plain)}</pre>";
    }

    private static string Style()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("DeepLearning.Publishing.Pages.page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
